package dev.nexus.playback.progress;

import dev.nexus.playback.book.BookId;
import dev.nexus.playback.progress.rule.Place;

/**
 * A listener's place as it is kept.
 *
 * @param version grows by one with every change
 */
public record StoredPlace(BookId book, Place place, long version) {}
