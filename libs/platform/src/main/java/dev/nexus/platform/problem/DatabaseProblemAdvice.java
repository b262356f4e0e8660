package dev.nexus.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says "try again" when the database is away or two requests met, instead of "something went wrong". */
@Order(0)
@RestControllerAdvice
class DatabaseProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(DatabaseProblemAdvice.class);
    private static final Duration COME_BACK = Duration.ofSeconds(2);
    private static final int DEEPEST = 20;

    /** Connection lost, out of resources, shut down (PostgreSQL, appendix A). */
    private static final List<String> AWAY = List.of("08", "53", "57P");

    private final ProblemRendering rendering;

    DatabaseProblemAdvice(ProblemRendering rendering) {
        this.rendering = rendering;
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<Problem> failed(RuntimeException failure, HttpServletRequest request) {
        if (!isAway(failure)) {
            return rendering.answer(request, rendering.unforeseen(request, failure));
        }
        log.atWarn()
                .addKeyValue("problemTraceId", TraceIds.of(request))
                .addKeyValue("cause", failure.getClass().getSimpleName())
                .log("database unavailable");
        var detail = "The data cannot be reached at the moment. Nothing is known to have been stored.";
        return rendering.answer(request, new ProblemException(CommonProblem.UNAVAILABLE, detail).retryAfter(COME_BACK));
    }

    @ExceptionHandler
    ResponseEntity<Problem> metAnother(ConcurrencyFailureException failure, HttpServletRequest request) {
        var detail = "Read it again, then try again.";
        return rendering.answer(
                request, new ProblemException(CommonProblem.CONCURRENT_CHANGE, detail).with("retryable", true));
    }

    private static boolean isAway(RuntimeException failure) {
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
