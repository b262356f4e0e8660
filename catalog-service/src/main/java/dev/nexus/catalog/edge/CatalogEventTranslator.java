package dev.nexus.catalog.edge;

import dev.nexus.catalog.book.BookEvent;
import dev.nexus.catalog.book.BookPublished;
import dev.nexus.catalog.book.Seconds;
import dev.nexus.contracts.CatalogEvent;
import dev.nexus.platform.outbox.AggregateRef;
import dev.nexus.platform.outbox.Outbox;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the world what happens to books: the one place where the catalogue's own events become public ones. */
@Component
class CatalogEventTranslator {

    private final Outbox outbox;

    CatalogEventTranslator(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Runs in the transaction of the change, so that both commit or neither. */
    @EventListener
    void on(BookEvent event) {
        var book = AggregateRef.of("catalog", "books", event.book().value())
                .inLibrary(event.library().value());
        outbox.append(book, translate(event));
    }

    static CatalogEvent translate(BookEvent event) {
        return switch (event) {
            case BookPublished book -> published(book);
        };
    }

    private static CatalogEvent.BookPublished published(BookPublished book) {
        return new CatalogEvent.BookPublished(
                book.book().value(),
                book.library().value(),
                book.title(),
                book.subtitle(),
                people(book.authors()),
                people(book.narrators()),
                book.series().stream()
                        .map(entry -> new CatalogEvent.SeriesEntry(entry.id(), entry.name(), entry.printedPosition()))
                        .toList(),
                book.language(),
                Seconds.ofMillis(book.durationMillis()),
                book.chapters().size(),
                book.publishedAt());
    }

    private static List<CatalogEvent.Person> people(List<BookEvent.Person> people) {
        return people.stream()
                .map(person -> new CatalogEvent.Person(person.id(), person.name()))
                .toList();
    }
}
