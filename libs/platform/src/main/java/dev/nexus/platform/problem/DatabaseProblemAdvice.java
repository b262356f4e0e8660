package dev.nexus.platform.problem;

import dev.nexus.platform.database.DatabaseAway;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says "try again" when the database is away or two requests met, instead of "something went wrong". */
@Order(0)
@RestControllerAdvice
class DatabaseProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(DatabaseProblemAdvice.class);
    private static final Duration COME_BACK = Duration.ofSeconds(2);

    private final ProblemRendering rendering;

    DatabaseProblemAdvice(ProblemRendering rendering) {
        this.rendering = rendering;
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<Problem> failed(RuntimeException failure, HttpServletRequest request) {
        if (!DatabaseAway.explains(failure)) {
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
}
