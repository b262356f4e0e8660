/** The rules of progress, pure: no storage, no clock, no network. The same reports in any order end in the same place. */
@NullMarked
package dev.nexus.playback.progress.rule;

import org.jspecify.annotations.NullMarked;
