package dev.nexus.platform.inbox;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a failure of the database, which passes, from one of the event or its handler. */
final class DatabaseTrouble {

    private DatabaseTrouble() {}

    /** Whether a connection was missing or lost, or another transaction was in the way. */
    static boolean explains(RuntimeException failure) {
        return failure instanceof CannotCreateTransactionException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof ConcurrencyFailureException;
    }
}
