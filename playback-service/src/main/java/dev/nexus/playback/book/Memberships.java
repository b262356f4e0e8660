package dev.nexus.playback.book;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who belongs to which library, as user-service has told. Every role may listen. */
@Repository
public class Memberships {

    private final JdbcClient jdbc;

    Memberships(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void grant(ListenerId listener, LibraryId library) {
        jdbc.sql("""
                        insert into membership (account_id, library_id) values (:listener, :library)
                        on conflict do nothing
                        """)
                .param("listener", listener.value())
                .param("library", library.value())
                .update();
    }
}
