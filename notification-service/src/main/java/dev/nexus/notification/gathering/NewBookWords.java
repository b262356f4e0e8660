package dev.nexus.notification.gathering;

import dev.nexus.notification.book.Entry;
import dev.nexus.notification.book.EntryKind;
import dev.nexus.notification.inbox.About;
import dev.nexus.notification.wording.Saying;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What is said of new books, to somebody who is interested in some of their authors and series. */
final class NewBookWords {

    private final NewBooks news;
    private final UUID library;

    NewBookWords(NewBooks news, UUID library) {
        this.news = news;
        this.library = library;
    }

    /** That there are books of what somebody follows. */
    Saying added(Set<UUID> books, List<Entry> followed) {
        var common = common(books, followed);
        if (books.size() == 1) {
            var entry = common.orElseThrow();
            return Saying.of(
                    "book-added." + entry.kind().name().toLowerCase(Locale.ROOT), example(books), entry.name());
        }
        return common.map(entry -> Saying.of("books-added.one", books.size(), entry.name(), example(books)))
                .orElseGet(() -> Saying.of("books-added.many", books.size(), example(books)));
    }

    /** That there are books of series that somebody has heard of. */
    Saying continuing(Set<UUID> books, List<Entry> heard) {
        var common = common(books, heard);
        if (books.size() == 1) {
            return Saying.of(
                    "series-continues", example(books), common.orElseThrow().name());
        }
        return common.map(entry -> Saying.of("series-continue.one", books.size(), entry.name(), example(books)))
                .orElseGet(() -> Saying.of("series-continue.many", books.size(), example(books)));
    }

    About about(Set<UUID> books, List<Entry> interesting) {
        if (books.size() == 1) {
            return About.book(library, books.iterator().next());
        }
        return About.link(
                library,
                common(books, interesting)
                        .map(entry -> "/api/v1/books?%s=%s"
                                .formatted(entry.kind() == EntryKind.AUTHOR ? "author" : "series", entry.id()))
                        .orElse("/api/v1/books?library=" + library));
    }

    /** What all of the books have in common; an author sooner than a series. */
    private Optional<Entry> common(Set<UUID> books, List<Entry> interesting) {
        return interesting.stream()
                .filter(entry ->
                        Objects.requireNonNull(news.entries().get(entry)).containsAll(books))
                .findFirst();
    }

    private String example(Set<UUID> books) {
        return books.stream()
                .map(book -> Objects.requireNonNull(news.titles().get(book)))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
