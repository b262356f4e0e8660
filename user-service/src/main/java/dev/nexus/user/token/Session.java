package dev.nexus.user.token;

import dev.nexus.user.account.AccountId;
import java.time.Instant;

/**
 * One sign-in on one device.
 *
 * @param id identifies the session
 * @param accountId who signed in
 * @param device where
 * @param method how it was shown who it is
 * @param createdAt when
 * @param lastUsedAt when it was last refreshed
 */
public record Session(
        SessionId id, AccountId accountId, Device device, SignInMethod method, Instant createdAt, Instant lastUsedAt) {}
