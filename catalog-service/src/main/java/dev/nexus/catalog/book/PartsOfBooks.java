package dev.nexus.catalog.book;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.nexus.catalog.book.BookParts.Parts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What belongs to books and is shown wherever they are, remembered for each version of a book: a change makes another version, so nothing
 * here is ever out of date, on whichever instance it was made.
 */
@Component
class PartsOfBooks {

    /** A book as it is or was; the time too, because numbers come again when a database is brought back from a backup. */
    private record Version(UUID id, int version, Instant updatedAt) {}

    /** About a kilobyte each. */
    private static final int MOST = 20_000;

    /** It tidies up in the thread that adds something: to wake another one for each book costs more. */
    private final Cache<Version, Parts> cache = Caffeine.newBuilder()
            .maximumSize(MOST)
            .executor(Runnable::run)
            .recordStats()
            .build();

    private final BookParts parts;

    PartsOfBooks(BookParts parts, MeterRegistry meters) {
        this.parts = parts;
        CaffeineCacheMetrics.monitor(meters, cache, "catalog.books");
    }

    /** The parts of all these books, by their ids. */
    Map<UUID, Parts> of(List<BookRow> books) {
        var versions = books.stream()
                .map(book -> new Version(book.id(), book.version(), book.updatedAt()))
                .collect(Collectors.toSet());
        Map<UUID, Parts> found = new HashMap<>();
        cache.getAll(versions, this::read).forEach((version, of) -> found.put(version.id(), of));
        return found;
    }

    private Map<Version, Parts> read(Set<? extends Version> versions) {
        var read = parts.of(versions.stream().map(Version::id).toList());
        return versions.stream()
                .collect(Collectors.toMap(Function.identity(), version -> read.getOrDefault(version.id(), Parts.NONE)));
    }
}
