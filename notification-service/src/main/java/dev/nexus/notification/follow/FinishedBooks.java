package dev.nexus.notification.follow;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which books listeners have heard to the end. */
@Repository
public class FinishedBooks {

    private final JdbcClient jdbc;

    FinishedBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes note of a completion; the first one counts. */
    public void add(UUID listener, UUID book, Instant at) {
        jdbc.sql("insert into finished_book (account_id, book_id, finished_at) values (?, ?, ?) on conflict do nothing")
                .params(listener, book, at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
