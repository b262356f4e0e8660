package dev.nexus.gateway.route;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.Problem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.problem.ProblemRendering;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Refuses a query that cannot be decoded before it reaches any service. */
@Order(0)
@RestControllerAdvice
class UnreadableQueries {

    private final ProblemRendering rendering;

    UnreadableQueries(ProblemRendering rendering) {
        this.rendering = rendering;
    }

    @ExceptionHandler
    ResponseEntity<Problem> refuse(InvalidParameterException unreadable, HttpServletRequest request) {
        var detail = "The query cannot be decoded: a percent sign is followed by two hexadecimal digits of UTF-8.";
        return rendering.answer(request, new ProblemException(CommonProblem.INVALID_PARAMETER, detail));
    }
}
