@NullMarked
package dev.nexus.playback.setting;

import org.jspecify.annotations.NullMarked;
