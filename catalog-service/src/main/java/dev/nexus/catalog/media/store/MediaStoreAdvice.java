package dev.nexus.catalog.media.store;

import dev.nexus.catalog.media.MediaStoreFull;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.problem.Problem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.problem.ProblemRendering;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells callers that the media store is full. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice
class MediaStoreAdvice {

    private final ProblemRendering rendering;

    MediaStoreAdvice(ProblemRendering rendering) {
        this.rendering = rendering;
    }

    @ExceptionHandler
    ResponseEntity<Problem> full(MediaStoreFull full, HttpServletRequest request) {
        return rendering.answer(
                request,
                new ProblemException(CatalogProblem.MEDIA_STORE_FULL, full.getMessage()).with("retryable", true));
    }
}
