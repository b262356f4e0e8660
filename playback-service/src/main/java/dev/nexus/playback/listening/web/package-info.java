/** The listening history over HTTP. */
@NullMarked
package dev.nexus.playback.listening.web;

import org.jspecify.annotations.NullMarked;
