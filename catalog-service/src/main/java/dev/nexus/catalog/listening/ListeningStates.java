package dev.nexus.catalog.listening;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What books are to their listeners. A projection: lists read it, and nothing else depends on it. */
@Repository
public class ListeningStates {

    private final JdbcClient jdbc;

    ListeningStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes what playback says last of somebody and a book.
     *
     * @param state {@code not-started}, {@code in-progress} or {@code finished}
     */
    public void put(UUID listener, UUID book, String state) {
        jdbc.sql("""
                        insert into listening_state (listener_id, book_id, state) values (:listener, :book, :state)
                        on conflict (listener_id, book_id) do update set state = excluded.state
                        where listening_state.state <> excluded.state
                        """)
                .param("listener", listener)
                .param("book", book)
                .param("state", state)
                .update();
    }
}
