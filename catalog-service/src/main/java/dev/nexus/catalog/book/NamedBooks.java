package dev.nexus.catalog.book;

import dev.nexus.catalog.book.BookEvent.BookUpdated;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All books that have a name: what happens to the name happens to them. */
@Component
class NamedBooks {

    private static final int BOOKS_AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final Books books;
    private final EntityManager entities;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NamedBooks(JdbcClient jdbc, Books books, EntityManager entities, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.books = books;
        this.entities = entities;
        this.events = events;
        this.clock = clock;
    }

    /** Keeps others from giving books these names until the end of the transaction, and waits for those who just do. */
    void lock(NameKind kind, Set<UUID> names) {
        jdbc.sql("select id from " + kind.table() + " where id = any (:names) order by folded_name for update")
                .param("names", names.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /** What was merged into these before is merged into the target from now on. */
    void forwardMerged(NameKind kind, Set<UUID> names, UUID target) {
        jdbc.sql("update " + kind.table() + " set merged_into = :target where merged_into = any (:names)")
                .param("target", target)
                .param("names", names.toArray(UUID[]::new))
                .update();
    }

    /** Changes each book with one of these names, some at a time so that memory does not grow with the library. */
    void change(NameKind kind, Set<UUID> names, BiConsumer<Book, Instant> change) {
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var all = booksWith(kind, names);
        for (int from = 0; from < all.size(); from += BOOKS_AT_ONCE) {
            var some = all.subList(from, Math.min(from + BOOKS_AT_ONCE, all.size()));
            for (var book : books.findAllByIdIn(some)) {
                var fields = book.fieldsWith(names);
                change.accept(book, at);
                if (!book.isRemoved()) {
                    events.publishEvent(new BookUpdated(book.state(), fields, at));
                }
            }
            entities.flush();
            entities.clear();
        }
    }

    private List<UUID> booksWith(NameKind kind, Set<UUID> names) {
        return jdbc.sql("select distinct book_id from %s r where %s = any (:names) order by book_id"
                        .formatted(kind.references(), kind.reference()))
                .param("names", names.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }
}
