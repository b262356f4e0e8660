package dev.nexus.notification.dispatch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of a delivery that was taken. */
sealed interface Attempted {

    /** Whoever delivers it took it. */
    record Sent() implements Attempted {}

    /** It will never arrive. */
    record Refused(String reason) implements Attempted {}

    /** It is not wanted by this channel any more, or there is nobody any more to send it to. */
    record Cancelled(String reason) implements Attempted {}

    /** It was not tried: there are quiet hours now. */
    record Postponed(Instant until) implements Attempted {}

    /**
     * It may arrive later.
     *
     * @param pause that the other side asks for; null when it does not say
     */
    record Failed(String reason, @Nullable Duration pause) implements Attempted {}
}
