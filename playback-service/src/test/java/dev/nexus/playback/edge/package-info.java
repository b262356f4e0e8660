@NullMarked
package dev.nexus.playback.edge;

import org.jspecify.annotations.NullMarked;
