package dev.nexus.catalog.media.stream;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Lets a broken stream through to the container, which then closes the connection. Were it answered like other failures,
 * a client on a kept-alive connection would take the next answer's bytes for the rest of this one.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice
class BrokenStreamAdvice {

    @ExceptionHandler
    void rethrow(BrokenStream broken) {
        throw broken;
    }
}
