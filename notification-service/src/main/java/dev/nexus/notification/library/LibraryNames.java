package dev.nexus.notification.library;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What libraries are called. */
@Repository
public class LibraryNames {

    private final JdbcClient jdbc;

    LibraryNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void put(UUID library, String name) {
        jdbc.sql("""
                        insert into library_name (library_id, name) values (:library, :name)
                        on conflict (library_id) do update set name = excluded.name
                        """).param("library", library).param("name", name).update();
    }

    public void remove(UUID library) {
        jdbc.sql("delete from library_name where library_id = :library")
                .param("library", library)
                .update();
    }

    /** Empty when it was not heard of. */
    public Optional<String> find(UUID library) {
        return jdbc.sql("select name from library_name where library_id = :library")
                .param("library", library)
                .query(String.class)
                .optional();
    }
}
