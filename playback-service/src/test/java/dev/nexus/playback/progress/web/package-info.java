@NullMarked
package dev.nexus.playback.progress.web;

import org.jspecify.annotations.NullMarked;
