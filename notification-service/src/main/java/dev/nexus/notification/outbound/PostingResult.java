package dev.nexus.notification.outbound;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of a request. */
public sealed interface PostingResult {

    /** How long it took. */
    Duration took();

    /**
     * There was an answer.
     *
     * @param status of HTTP
     * @param retryAfter what the server asks for (RFC 9110, section 10.2.3), at most a day; null when it asks for nothing
     */
    record Answered(int status, @Nullable Duration retryAfter, Duration took) implements PostingResult {}

    /**
     * There was none.
     *
     * @param reason in a few words, without addresses or internals of this network
     */
    record Unanswered(String reason, Duration took) implements PostingResult {}
}
