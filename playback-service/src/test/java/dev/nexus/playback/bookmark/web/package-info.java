@NullMarked
package dev.nexus.playback.bookmark.web;

import org.jspecify.annotations.NullMarked;
