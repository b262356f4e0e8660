@NullMarked
package dev.nexus.playback.week;

import org.jspecify.annotations.NullMarked;
