package dev.nexus.notification.gathering;

import dev.nexus.notification.book.Entry;
import dev.nexus.notification.book.EntryKind;
import dev.nexus.notification.follow.Interest;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Books that are new in a library.
 *
 * @param titles by book
 * @param entries their authors, then their series, each with its books
 */
record NewBooks(Map<UUID, String> titles, Map<Entry, Set<UUID>> entries) {

    Set<UUID> ids() {
        return titles.keySet();
    }

    List<UUID> entryIds() {
        return entries.keySet().stream().map(Entry::id).toList();
    }

    List<UUID> seriesIds() {
        return entries.keySet().stream()
                .filter(entry -> entry.kind() == EntryKind.SERIES)
                .map(Entry::id)
                .toList();
    }

    /** The entries that an account is interested in for one of the two reasons. */
    List<Entry> of(Collection<Interest> interests, boolean finished) {
        var ids = interests.stream()
                .filter(interest -> interest.finished() == finished)
                .map(Interest::entry)
                .collect(Collectors.toSet());
        return entries.keySet().stream()
                .filter(entry -> ids.contains(entry.id()))
                .toList();
    }

    /** The books of some of the entries. */
    Set<UUID> booksOf(Collection<Entry> some) {
        return some.stream()
                .flatMap(entry -> entries.getOrDefault(entry, Set.of()).stream())
                .filter(titles::containsKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
