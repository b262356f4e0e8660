/** What listeners heard, by day, book, author, narrator and year, in their own time zone. */
@NullMarked
package dev.nexus.playback.statistics;

import org.jspecify.annotations.NullMarked;
