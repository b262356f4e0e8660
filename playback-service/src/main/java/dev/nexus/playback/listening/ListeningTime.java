package dev.nexus.playback.listening;

import dev.nexus.platform.database.SqlArrays;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps when listeners listened. Adding the same again, in any order and any parts, changes nothing. */
@Repository
public class ListeningTime {

    private final JdbcClient jdbc;

    ListeningTime(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds spans to what is known, in the caller's transaction. Rows are written in the order of listener, day and book.
     *
     * @return how many rows know more than before
     */
    public int add(Collection<Listened> spans) {
        var parts = spans.stream().flatMap(span -> span.byDay().stream()).toList();
        if (parts.isEmpty()) {
            return 0;
        }
        return jdbc.sql("""
                        insert into listened as known (listener_id, day, book_id, spans)
                        select listener_id, day, book_id, range_agg(tstzrange(from_at, to_at + interval '2 s'))
                        from unnest(cast(:listeners as uuid[]), cast(:days as date[]), cast(:books as uuid[]),
                            cast(:from as timestamptz[]), cast(:to as timestamptz[]))
                            as span (listener_id, day, book_id, from_at, to_at)
                        group by listener_id, day, book_id
                        order by listener_id, day, book_id
                        on conflict (listener_id, day, book_id) do update set spans = known.spans + excluded.spans
                        where not known.spans @> excluded.spans
                        """)
                .param("listeners", SqlArrays.texts(parts, Listened::listener))
                .param("days", SqlArrays.texts(parts, Listened::day))
                .param("books", SqlArrays.texts(parts, Listened::book))
                .param("from", SqlArrays.texts(parts, Listened::from))
                .param("to", SqlArrays.texts(parts, Listened::to))
                .update();
    }
}
