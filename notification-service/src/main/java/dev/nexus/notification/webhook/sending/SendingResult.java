package dev.nexus.notification.webhook.sending;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of a try. */
public sealed interface SendingResult {

    /** How long it took. */
    Duration took();

    /** The receiver took it: an answer of 2xx. */
    record Delivered(int status, Duration took) implements SendingResult {}

    /** The receiver wants nothing more, ever: 410. */
    record Gone(Duration took) implements SendingResult {}

    /**
     * It may work another time.
     *
     * @param status of the answer; null when there was none
     * @param reason in a few words, for the owner of the webhook; without addresses or internals of this network
     * @param retryAfter what the receiver asks for (RFC 9110, section 10.2.3), at most a day; null when it asks for nothing
     */
    record Failed(
            @Nullable Integer status,
            String reason,
            @Nullable Duration retryAfter,
            Duration took) implements SendingResult {}
}
