/** Where playback meets the other services: the one translator of its own events, and what it does with others'. */
@NullMarked
package dev.nexus.playback.edge;

import org.jspecify.annotations.NullMarked;
