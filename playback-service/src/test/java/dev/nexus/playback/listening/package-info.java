@NullMarked
package dev.nexus.playback.listening;

import org.jspecify.annotations.NullMarked;
