package dev.nexus.playback.progress;

import dev.nexus.playback.book.PlaceKey;
import java.util.Map;
import java.util.Set;

/**
 * What was written.
 *
 * @param fresh the reports that had not been there before
 * @param places the places in all books of the reports, as they are now
 * @param changes what the fresh reports made of places
 */
record RecordingResult(Set<Reports.Key> fresh, Map<PlaceKey, StoredPlace> places, Map<PlaceKey, PlaceChange> changes) {}
