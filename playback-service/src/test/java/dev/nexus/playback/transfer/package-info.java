@NullMarked
package dev.nexus.playback.transfer;

import org.jspecify.annotations.NullMarked;
