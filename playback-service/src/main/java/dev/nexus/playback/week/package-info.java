/** What listeners heard in a week, told once when it is over, by their own days. */
@NullMarked
package dev.nexus.playback.week;

import org.jspecify.annotations.NullMarked;
