package dev.nexus.user.account;

import java.time.Instant;

/** What happens to accounts. */
public sealed interface AccountEvent {

    /**
     * An account was made.
     *
     * @param accountId the new account
     * @param email its address
     * @param displayName its name
     * @param first whether it is the first of the installation
     * @param at when
     */
    record AccountRegistered(
            AccountId accountId, EmailAddress email, DisplayName displayName, boolean first, Instant at)
            implements AccountEvent {}
}
