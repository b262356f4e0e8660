package dev.nexus.notification.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of an attempt. */
public sealed interface SendingOutcome {

    /** It was taken by whoever delivers it. */
    record Sent() implements SendingOutcome {}

    /**
     * It will never arrive, however often it is tried.
     *
     * @param reason a word for the operator, without personal data
     */
    record Refused(String reason) implements SendingOutcome {}

    /**
     * It may arrive later.
     *
     * @param reason a word for the operator, without personal data
     * @param notBefore how long the other side asks to wait; null when it does not say
     */
    record TryAgain(String reason, @Nullable Duration notBefore) implements SendingOutcome {}
}
