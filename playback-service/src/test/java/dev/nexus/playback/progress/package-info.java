@NullMarked
package dev.nexus.playback.progress;

import org.jspecify.annotations.NullMarked;
