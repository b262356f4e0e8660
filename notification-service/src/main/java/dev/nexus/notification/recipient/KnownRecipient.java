package dev.nexus.notification.recipient;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recipient, with what decides whether anything is sent there.
 *
 * @param disabled whether the account may not be used at the moment
 * @param registeredAt null when that was not heard of
 */
public record KnownRecipient(
        Recipient recipient, boolean disabled, @Nullable Instant registeredAt) {}
