package dev.nexus.playback.progress;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.Cursor;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.ListenerId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows a listener's places, in the books of the listener's libraries only. */
@Component
public class ProgressReading {

    private static final String ALL = "progress";
    private static final String CONTINUED = "continue-listening";

    private static final String OPEN_PLACES = """
            select place.*
            from place
            join open_book book on book.id = place.book_id
            join open_membership member on member.account_id = place.listener_id and member.library_id = book.library_id
            where place.listener_id = :listener
            """;

    private final JdbcClient jdbc;

    ProgressReading(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The place in one book; the same problem for a book never heard, not known or not open to the listener. */
    public StoredPlace find(ListenerId listener, BookId book) {
        return jdbc.sql(OPEN_PLACES + " and place.book_id = :book")
                .param("listener", listener.value())
                .param("book", book.value())
                .query(Places::read)
                .optional()
                .orElseThrow(() -> new ProblemException(
                        CommonProblem.NOT_FOUND, "There is no progress in book %s.".formatted(book)));
    }

    /** The places in these books, in any order; without those never heard, not known or not open to the listener. */
    public List<StoredPlace> find(ListenerId listener, Collection<BookId> books) {
        if (books.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(OPEN_PLACES + " and place.book_id = any (:books)")
                .param("listener", listener.value())
                .param("books", books.stream().map(BookId::value).toArray(UUID[]::new))
                .query(Places::read)
                .list();
    }

    /** All places, by book, an order that does not change while it is read. */
    public <V> Page<V> list(ListenerId listener, PageRequest request, Function<StoredPlace, V> view) {
        var after = request.after(ALL, 1).map(cursor -> cursor.uuid(0));
        var rows = jdbc.sql(OPEN_PLACES + """
                        and (cast(:after as uuid) is null or place.book_id > :after)
                        order by place.book_id
                        limit :limit
                        """)
                .param("listener", listener.value())
                .param("after", after.orElse(null))
                .param("limit", request.limit() + 1)
                .query(Places::read)
                .list();
        return Page.cut(rows, request, last -> Cursor.of(ALL, last.book()), view);
    }

    /**
     * Books to go on with, the most recent first: neither at their end nor just begun anew. One that was finished is among
     * them again when it is heard at an earlier place; what follows a finish within the last twentieth is its farewell.
     */
    public <V> Page<V> continueListening(ListenerId listener, PageRequest request, Function<StoredPlace, V> view) {
        var before = request.after(CONTINUED, 2);
        var rows = jdbc.sql(OPEN_PLACES + """
                        and (place.hidden_at is null or place.hidden_at < place.decided_at)
                        and place.rule not in ('latest-finish', 'latest-reset')
                        and place.position_ms < case when place.finished_at is null then book.length_ms
                            else book.length_ms - book.length_ms / 20 end
                        and (cast(:beforeBook as uuid) is null
                            or (place.decided_at, place.book_id) < (:beforeTime, :beforeBook))
                        order by place.decided_at desc, place.book_id desc
                        limit :limit
                        """)
                .param("listener", listener.value())
                .param("beforeTime", before.map(cursor -> utc(cursor)).orElse(null))
                .param("beforeBook", before.map(cursor -> cursor.uuid(1)).orElse(null))
                .param("limit", request.limit() + 1)
                .query(Places::read)
                .list();
        return Page.cut(rows, request, ProgressReading::continued, view);
    }

    /** How many books somebody finished in a time, each once. */
    public int finishedBooks(ListenerId listener, Instant from, Instant to) {
        return jdbc.sql("""
                        select count(distinct book_id) from completion
                        where listener_id = :listener and finished_at >= :from and finished_at < :to
                        """)
                .param("listener", listener.value())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    private static Cursor continued(StoredPlace last) {
        return Cursor.of(CONTINUED, last.place().decidedBy().at().value(), last.book());
    }

    private static OffsetDateTime utc(Cursor cursor) {
        return OffsetDateTime.ofInstant(cursor.instant(0), ZoneOffset.UTC);
    }
}
