package dev.nexus.catalog.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings what the database says into the index: all of it, or what has changed. */
@Component
class SearchProjection {

    private static final int AT_ONCE = 500;
    private static final UUID FIRST = new UUID(0, 0);

    private final SearchIndex index;
    private final SearchSource source;
    private final SearchChanges changes;
    private final TransactionTemplate snapshot;

    SearchProjection(
            SearchIndex index, SearchSource source, SearchChanges changes, PlatformTransactionManager transactions) {
        this.index = index;
        this.source = source;
        this.changes = changes;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
    }

    /**
     * Reads all in one snapshot. Searches see what was there before until the new index is whole.
     *
     * @return up to where the index now knows all
     */
    SearchPlace rebuild() throws IOException {
        index.clear();
        var place = snapshot.execute(_ -> {
            var now = changes.now();
            List.of(Kind.BOOK, Kind.PERSON, Kind.SERIES).forEach(this::readAll);
            return now.place();
        });
        index.commit(place);
        index.show();
        return place;
    }

    /**
     * Takes over what all finished transactions since then have changed.
     *
     * @return up to where the index now knows all
     */
    SearchPlace takeOver(SearchPlace place, SearchMoment now) throws IOException {
        var changed = changes.between(place.transaction(), now.horizon());
        if (!changed.isEmpty()) {
            var books = changed.getOrDefault(Kind.BOOK, List.of());
            refresh(Kind.BOOK, books);
            for (var kind : List.of(Kind.PERSON, Kind.SERIES)) {
                var names = new LinkedHashSet<>(changed.getOrDefault(kind, List.of()));
                names.addAll(source.namesOf(kind, books));
                refresh(kind, names);
            }
            index.show();
        }
        return now.place();
    }

    private void readAll(Kind kind) {
        UUID last = FIRST;
        while (last != null) {
            var some = source.after(kind, last, AT_ONCE);
            put(some.keySet(), some);
            last = greatest(some.keySet());
        }
    }

    private void refresh(Kind kind, Collection<UUID> subjects) {
        var all = new ArrayList<>(subjects);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            var some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            put(some, source.entries(kind, some));
        }
    }

    /** What is no longer there has no entries. */
    private void put(Collection<UUID> subjects, Map<UUID, List<Entry>> entries) {
        try {
            for (var subject : subjects) {
                index.put(subject.toString(), entries.getOrDefault(subject, List.of()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As PostgreSQL compares UUIDs: by their bytes, which have no sign. */
    private static @Nullable UUID greatest(Collection<UUID> ids) {
        return ids.stream()
                .max((one, other) -> {
                    var high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
                    return high != 0
                            ? high
                            : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
                })
                .orElse(null);
    }
}
