@NullMarked
package dev.nexus.playback.statistics;

import org.jspecify.annotations.NullMarked;
