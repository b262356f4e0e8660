package dev.nexus.playback.progress;

import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.book.Position;
import dev.nexus.playback.progress.PortableAct.BegunAnew;
import dev.nexus.playback.progress.PortableAct.Finished;
import dev.nexus.playback.progress.PortableAct.Moved;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells a listener's places in a form that {@link PlaceTakingOver} makes the same places of, here or on another server. */
@Component
public class PortablePlaces {

    private final JdbcClient jdbc;

    PortablePlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, by book, whether the books are open or not. */
    public List<PortablePlace> of(ListenerId listener) {
        return jdbc.sql("""
                        select book_id, position_ms, decided_at, rule, reset_at,
                            coalesce(hidden_at >= decided_at, false) as hidden,
                            array(select finished_at from completion
                                where completion.listener_id = place.listener_id and completion.book_id = place.book_id
                                order by finished_at) as finishes
                        from place where listener_id = :listener order by book_id
                        """)
                .param("listener", listener.value())
                .query((row, number) -> new PortablePlace(
                        new BookId(row.getObject("book_id", UUID.class)), acts(row), row.getBoolean("hidden")))
                .list();
    }

    private static List<PortableAct> acts(ResultSet row) throws SQLException {
        var acts = new ArrayList<PortableAct>();
        for (var finish : (Timestamp[]) row.getArray("finishes").getArray()) {
            acts.add(new Finished(finish.toInstant()));
        }
        var resetAt = time(row, "reset_at");
        if (resetAt != null) {
            acts.add(new BegunAnew(resetAt));
        }
        switch (row.getString("rule")) {
            case "latest-finish", "latest-reset" -> {} // told already
            default -> {
                var decidedAt = time(row, "decided_at");
                if (decidedAt != null) {
                    acts.add(new Moved(new Position(row.getLong("position_ms")), decidedAt));
                }
            }
        }
        return acts;
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
