package dev.nexus.catalog.library;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The projection of which libraries there are, and were. */
@Repository
public class Libraries {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Libraries(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Takes the name that a library has from now on. */
    public void name(LibraryId library, String name) {
        jdbc.sql("""
                        insert into library (id, name) values (:id, :name)
                        on conflict (id) do update set name = excluded.name, deleted_at = null
                        """).param("id", library.value()).param("name", name).update();
    }

    /** Shuts a library for good: from the commit on none of its books is there for anybody. */
    public void delete(LibraryId library, Instant at) {
        jdbc.sql("""
                        insert into library (id, deleted_at) values (:id, :at)
                        on conflict (id) do update set name = null, deleted_at = excluded.deleted_at
                        """)
                .param("id", library.value())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
        events.publishEvent(new LibraryShut(library));
    }

    /** Whether a library was deleted; one that has not been heard of was not. */
    public boolean isDeleted(LibraryId library) {
        return jdbc.sql("select exists (select from library where id = :id and deleted_at is not null)")
                .param("id", library.value())
                .query(Boolean.class)
                .single();
    }

    /** What a library is called; empty when it has not been heard of, or is deleted. */
    public Optional<String> nameOf(LibraryId library) {
        return jdbc.sql("select name from library where id = :id and name is not null")
                .param("id", library.value())
                .query(String.class)
                .optional();
    }
}
