@NullMarked
package dev.nexus.playback.progress.rule;

import org.jspecify.annotations.NullMarked;
