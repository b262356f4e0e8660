package dev.nexus.playback.book;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.nexus.platform.database.SqlArrays;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The books that the catalogue has told of. */
@Repository
public class Books {

    private static final int MOST_IN_MEMORY = 200_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Cache<BookId, Known> cache =
            Caffeine.newBuilder().maximumSize(MOST_IN_MEMORY).build();

    Books(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Takes what the catalogue says last about a book, which can be heard. */
    public void put(Book book, BookCredits credits) {
        jdbc.sql("""
                        insert into book as known
                            (id, library_id, length_ms, chapter_starts_ms, title, authors, narrators)
                        values (:id, :library, :length, :chapters, :title, cast(:authors as jsonb), cast(:narrators as jsonb))
                        on conflict (id) do update
                        set library_id = excluded.library_id, length_ms = excluded.length_ms, title = excluded.title,
                            authors = excluded.authors, narrators = excluded.narrators, removed_at = null,
                            chapter_starts_ms = excluded.chapter_starts_ms, revision = known.revision + 1
                        """)
                .param("id", book.id().value())
                .param("library", book.library().value())
                .param("length", book.length().toMillis())
                .param(
                        "chapters",
                        book.chapterStarts().stream().map(Duration::toMillis).toArray(Long[]::new))
                .param("title", credits.title())
                .param("authors", json.writeValueAsString(credits.authors()))
                .param("narrators", json.writeValueAsString(credits.narrators()))
                .update();
    }

    /** Takes a book away that can no longer be heard. What was heard of it is kept, out of sight: the book may come back. */
    public void remove(BookId id, Instant at) {
        jdbc.sql("update book set removed_at = :at, revision = revision + 1 where id = :id and removed_at is null")
                .param("id", id.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Those of the books that the catalogue ever told of, also if they can no longer be heard; without their chapters. */
    public Map<BookId, Book> everKnown(Set<BookId> ids) {
        return jdbc
                .sql("select id, library_id, length_ms from book where id = any (cast(:ids as uuid[]))")
                .param("ids", SqlArrays.texts(ids, id -> id))
                .query((row, number) -> new Book(
                        new BookId(row.getObject("id", UUID.class)),
                        new LibraryId(row.getObject("library_id", UUID.class)),
                        Duration.ofMillis(row.getLong("length_ms")),
                        List.of()))
                .list()
                .stream()
                .collect(Collectors.toMap(Book::id, Function.identity()));
    }

    /** Those of the books that can be heard, as far as is known here. */
    public Set<BookId> known(Set<BookId> ids) {
        var missing = ids.stream().filter(id -> cache.getIfPresent(id) == null).toList();
        if (missing.isEmpty()) {
            return ids;
        }
        load(missing);
        return ids.stream().filter(id -> cache.getIfPresent(id) != null).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What listeners may do with books, for those that can be heard; always as it is now. Books come out of memory as long as
     * their rows are what they were when they were read.
     */
    public Map<PlaceKey, BookAccess> access(Set<PlaceKey> keys) {
        var grants = grants(keys);
        var stale = grants.stream()
                .filter(grant -> !grant.isFresh(cache.getIfPresent(grant.key().book())))
                .map(grant -> grant.key().book())
                .collect(Collectors.toUnmodifiableSet());
        if (!stale.isEmpty()) {
            load(stale);
        }
        var access = new HashMap<PlaceKey, BookAccess>();
        for (var grant : grants) {
            var known = cache.getIfPresent(grant.key().book());
            if (known != null) {
                access.put(grant.key(), new BookAccess(known.book(), grant.granted()));
            }
        }
        return access;
    }

    /**
     * One book that the listener may hear.
     *
     * @throws ProblemException {@code not-found}, the same for a book that is not known and for one that is not open to the listener
     */
    public Book open(PlaceKey key) {
        var access = access(Set.of(key)).get(key);
        if (access == null || !access.granted()) {
            throw new ProblemException(CommonProblem.NOT_FOUND, "There is no book %s.".formatted(key.book()));
        }
        return access.book();
    }

    private List<Grant> grants(Set<PlaceKey> keys) {
        return jdbc.sql("""
                        select asked.listener_id, asked.book_id, book.revision, member.account_id is not null as granted
                        from unnest(cast(:listeners as uuid[]), cast(:books as uuid[])) as asked (listener_id, book_id)
                        join open_book book on book.id = asked.book_id
                        left join open_membership member
                            on member.account_id = asked.listener_id and member.library_id = book.library_id
                        """)
                .param("listeners", SqlArrays.texts(keys, PlaceKey::listener))
                .param("books", SqlArrays.texts(keys, PlaceKey::book))
                .query((row, number) -> new Grant(
                        new PlaceKey(
                                new ListenerId(row.getObject("listener_id", UUID.class)),
                                new BookId(row.getObject("book_id", UUID.class))),
                        row.getLong("revision"),
                        row.getBoolean("granted")))
                .list();
    }

    private void load(Collection<BookId> ids) {
        jdbc.sql("""
                        select id as book_id, library_id, length_ms, chapter_starts_ms, revision
                        from open_book where id = any (cast(:ids as uuid[]))
                        """).param("ids", SqlArrays.texts(ids, id -> id)).query(row -> {
            var book = BookRow.read(row);
            cache.put(book.id(), new Known(book, row.getLong("revision")));
        });
    }

    /** A book as its row was at a revision. */
    private record Known(Book book, long revision) {}

    private record Grant(PlaceKey key, long revision, boolean granted) {

        boolean isFresh(@Nullable Known known) {
            return known != null && known.revision() == revision;
        }
    }
}
