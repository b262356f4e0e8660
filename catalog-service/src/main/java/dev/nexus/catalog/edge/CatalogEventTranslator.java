package dev.nexus.catalog.edge;

import dev.nexus.catalog.book.BookEvent;
import dev.nexus.catalog.book.BookField;
import dev.nexus.catalog.book.BookId;
import dev.nexus.catalog.book.BookState;
import dev.nexus.catalog.book.NameEvent;
import dev.nexus.catalog.book.Seconds;
import dev.nexus.catalog.ingest.ImportEvent;
import dev.nexus.catalog.review.ReviewEvent;
import dev.nexus.contracts.CatalogEvent;
import dev.nexus.platform.outbox.AggregateRef;
import dev.nexus.platform.outbox.Outbox;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the world what happens in the catalogue: the one place where its own events become public ones. */
@Component
class CatalogEventTranslator {

    private final Outbox outbox;

    CatalogEventTranslator(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Runs in the transaction of the change, so that both commit or neither. */
    @EventListener
    void on(BookEvent event) {
        var fact = fact(event);
        outbox.append(fact.aggregate(), fact.event());
    }

    static Outbox.Fact fact(BookEvent event) {
        return new Outbox.Fact(
                AggregateRef.of("catalog", "books", event.book().value())
                        .inLibrary(event.library().value()),
                translate(event));
    }

    /** Runs in the transaction that ends the import. */
    @EventListener
    void on(ImportEvent event) {
        var ended = AggregateRef.of("catalog", "imports", event.id().value())
                .inLibrary(event.library().value());
        outbox.append(ended, translate(event));
    }

    /** Runs in the transaction of the change. */
    @EventListener
    void on(ReviewEvent event) {
        var review = AggregateRef.of("catalog", "reviews", event.subject().id().value())
                .inLibrary(event.subject().library().value());
        outbox.append(review, translate(event));
    }

    /** Runs in the transaction of the change. Genres, tags and publishers are texts of books, and are told with the books. */
    @EventListener
    void on(NameEvent event) {
        switch (event.kind()) {
            case PERSON -> append("people", event, ofPerson(event));
            case SERIES -> append("series", event, ofSeries(event));
            case GENRE, TAG, PUBLISHER -> {}
        }
    }

    private void append(String collection, NameEvent event, CatalogEvent told) {
        var name = AggregateRef.of("catalog", collection, event.id())
                .inLibrary(event.library().value());
        outbox.append(name, told);
    }

    static CatalogEvent ofPerson(NameEvent event) {
        return switch (event) {
            case NameEvent.NameMerged merged ->
                new CatalogEvent.PersonMerged(
                        merged.id(), merged.duplicate(), merged.library().value(), merged.name(), merged.at());
        };
    }

    static CatalogEvent ofSeries(NameEvent event) {
        return switch (event) {
            case NameEvent.NameMerged merged ->
                new CatalogEvent.SeriesMerged(
                        merged.id(), merged.duplicate(), merged.library().value(), merged.name(), merged.at());
        };
    }

    static CatalogEvent translate(ImportEvent event) {
        return switch (event) {
            case ImportEvent.ImportSucceeded(var id, var library, var requestedBy, var books, var at) ->
                new CatalogEvent.ImportSucceeded(
                        id.value(),
                        library.value(),
                        requestedBy,
                        books.stream().map(BookId::value).toList(),
                        at);
            case ImportEvent.ImportFailed(var id, var library, var requestedBy, var problem, var at) ->
                new CatalogEvent.ImportFailed(id.value(), library.value(), requestedBy, problem.code(), at);
        };
    }

    static CatalogEvent translate(ReviewEvent event) {
        return switch (event) {
            case ReviewEvent.ReviewWritten(
                    var review,
                    var stars,
                    var worded,
                    var spoiler,
                    var hidden,
                    var rating,
                    var at) ->
                new CatalogEvent.ReviewWritten(
                        review.id().value(),
                        review.book().value(),
                        review.library().value(),
                        review.author(),
                        stars,
                        worded,
                        spoiler,
                        hidden,
                        rating.average(),
                        rating.count(),
                        at);
            case ReviewEvent.ReviewModerated(var review, var hidden, var rating, var at) ->
                new CatalogEvent.ReviewModerated(
                        review.id().value(),
                        review.book().value(),
                        review.library().value(),
                        review.author(),
                        hidden,
                        rating.average(),
                        rating.count(),
                        at);
            case ReviewEvent.ReviewAnswered(var review, var answeredBy, var at) ->
                new CatalogEvent.ReviewAnswered(
                        review.id().value(),
                        review.book().value(),
                        review.library().value(),
                        review.author(),
                        answeredBy,
                        at);
            case ReviewEvent.ReviewDeleted(var review, var rating, var at) ->
                new CatalogEvent.ReviewDeleted(
                        review.id().value(),
                        review.book().value(),
                        review.library().value(),
                        review.author(),
                        rating.average(),
                        rating.count(),
                        at);
        };
    }

    static CatalogEvent translate(BookEvent event) {
        return switch (event) {
            case BookEvent.BookPublished(var book) ->
                new CatalogEvent.BookPublished(
                        book.book().value(),
                        book.library().value(),
                        book.title(),
                        book.subtitle(),
                        people(book.authors()),
                        people(book.narrators()),
                        series(book),
                        book.language(),
                        Seconds.ofMillis(book.durationMillis()),
                        book.chapterStartsMillis().size(),
                        chapterStarts(book),
                        book.addedAt());
            case BookEvent.BookUpdated(var book, var fields, var at) ->
                new CatalogEvent.BookUpdated(
                        book.book().value(),
                        book.library().value(),
                        book.title(),
                        book.subtitle(),
                        people(book.authors()),
                        people(book.narrators()),
                        series(book),
                        book.language(),
                        Seconds.ofMillis(book.durationMillis()),
                        book.chapterStartsMillis().size(),
                        chapterStarts(book),
                        book.addedAt(),
                        fields.stream().sorted().map(BookField::printed).toList(),
                        at);
            case BookEvent.BookRestored(var book, var at) ->
                new CatalogEvent.BookRestored(
                        book.book().value(),
                        book.library().value(),
                        book.title(),
                        book.subtitle(),
                        people(book.authors()),
                        people(book.narrators()),
                        series(book),
                        book.language(),
                        Seconds.ofMillis(book.durationMillis()),
                        book.chapterStartsMillis().size(),
                        chapterStarts(book),
                        book.addedAt(),
                        at);
            case BookEvent.BookRemoved(var book, var library, var at) ->
                new CatalogEvent.BookRemoved(book.value(), library.value(), at);
            case BookEvent.BookDeleted(var book, var library, var at) ->
                new CatalogEvent.BookDeleted(book.value(), library.value(), at);
        };
    }

    private static List<CatalogEvent.SeriesEntry> series(BookState book) {
        return book.series().stream()
                .map(entry -> new CatalogEvent.SeriesEntry(entry.id(), entry.name(), entry.printedPosition()))
                .toList();
    }

    private static @Nullable List<BigDecimal> chapterStarts(BookState book) {
        var starts = book.chapterStartsMillis();
        return starts.size() > CatalogEvent.MOST_CHAPTER_STARTS
                ? null
                : starts.stream().map(Seconds::ofMillis).toList();
    }

    private static List<CatalogEvent.Person> people(List<BookState.Person> people) {
        return people.stream()
                .map(person -> new CatalogEvent.Person(person.id(), person.name()))
                .toList();
    }
}
