package dev.nexus.platform.database;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells failures that come of a database that is away, and pass, from those of what was asked of it. */
public final class DatabaseAway {

    private static final int DEEPEST = 20;

    /** Connection lost, out of resources, shut down (PostgreSQL, appendix A). */
    private static final List<String> AWAY = List.of("08", "53", "57P");

    private DatabaseAway() {}

    /** Whether the same would have failed whatever was asked, because the database could not be reached or gave up. */
    public static boolean explains(RuntimeException failure) {
        return switch (failure) {
            case DataAccessResourceFailureException _,
                    TransientDataAccessResourceException _,
                    RecoverableDataAccessException _,
                    QueryTimeoutException _,
                    CannotCreateTransactionException _ -> true;
            // Where a rollback fails too, only the driver's words are left of what happened first.
            default ->
                Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
                        .limit(DEEPEST)
                        .anyMatch(cause -> cause instanceof SQLException sql && isAway(sql.getSQLState()));
        };
    }

    /** Without a state, the pool said it and not the database: the connection is closed. */
    private static boolean isAway(@Nullable String state) {
        return state == null || AWAY.stream().anyMatch(state::startsWith);
    }
}
