package dev.nexus.catalog.edge;

import static java.util.stream.Collectors.toSet;

import dev.nexus.catalog.book.BookStates;
import dev.nexus.contracts.CatalogEvent.BookDeleted;
import dev.nexus.platform.outbox.AggregateRef;
import dev.nexus.platform.outbox.Outbox.Fact;
import dev.nexus.platform.rebuild.CurrentState;
import dev.nexus.platform.rebuild.KnownAggregate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a consumer is told that rebuilds its projection of books. */
@Component
class CurrentBooks implements CurrentState {

    private final BookStates books;
    private final Clock clock;

    CurrentBooks(BookStates books, Clock clock) {
        this.books = books;
        this.clock = clock;
    }

    @Override
    public String sources() {
        return "/catalog/books/";
    }

    @Override
    public List<Fact> of(List<KnownAggregate> aggregates) {
        var known = books.of(aggregates.stream().map(KnownAggregate::id).toList());
        var there = known.stream().map(event -> event.book().value()).collect(toSet());
        // When it went is not kept; that it is gone by now is what matters.
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return Stream.concat(
                        known.stream().map(CatalogEventTranslator::fact),
                        aggregates.stream()
                                .filter(book -> !there.contains(book.id()))
                                .flatMap(book -> gone(book, now)))
                .toList();
    }

    /** Whose library it was is not known of books that went before that was kept; their last event was told long ago. */
    private static Stream<Fact> gone(KnownAggregate book, Instant now) {
        UUID library = book.libraryId();
        return library == null
                ? Stream.empty()
                : Stream.of(new Fact(
                        AggregateRef.of("catalog", "books", book.id()).inLibrary(library),
                        new BookDeleted(book.id(), library, now)));
    }
}
