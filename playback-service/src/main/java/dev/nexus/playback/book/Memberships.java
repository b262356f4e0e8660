package dev.nexus.playback.book;

import java.time.Instant;
import java.time.ZoneOffset;
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

    /** Lets a member go. What the member has heard is kept, out of sight, for a return. */
    public void revoke(ListenerId listener, LibraryId library) {
        jdbc.sql("delete from membership where account_id = :listener and library_id = :library")
                .param("listener", listener.value())
                .param("library", library.value())
                .update();
    }

    /** Shuts a library to all, also to those of whose membership word comes later. */
    public void shut(LibraryId library, Instant at) {
        jdbc.sql("insert into deleted_library (library_id, deleted_at) values (:library, :at) on conflict do nothing")
                .param("library", library.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("delete from membership where library_id = :library")
                .param("library", library.value())
                .update();
    }
}
