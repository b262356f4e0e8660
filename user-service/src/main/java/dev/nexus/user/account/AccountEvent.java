package dev.nexus.user.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens to accounts. */
public sealed interface AccountEvent {

    /** The account that it happened to. */
    AccountId accountId();

    /**
     * An account was made.
     *
     * @param accountId the new account
     * @param email its address
     * @param displayName its name
     * @param language the language of its mails; null when nobody said
     * @param first whether it is the first of the installation
     * @param at when
     */
    record AccountRegistered(
            AccountId accountId,
            EmailAddress email,
            DisplayName displayName,
            @Nullable LanguageTag language,
            boolean first,
            Instant at)
            implements AccountEvent {}

    /**
     * What others know of an account is different from now on.
     *
     * @param accountId which
     * @param email its address
     * @param emailVerified whether somebody who reads there has said so
     * @param displayName its name
     * @param language the language of its mails; null when nobody said
     * @param timeZone where its owner's days begin; null when nobody said
     * @param at when
     */
    record AccountUpdated(
            AccountId accountId,
            EmailAddress email,
            boolean emailVerified,
            DisplayName displayName,
            @Nullable LanguageTag language,
            @Nullable TimeZoneName timeZone,
            Instant at)
            implements AccountEvent {

        /**
         * Tells of an account as it is now.
         *
         * @param account the account
         * @param at when it changed
         * @return the event
         */
        public static AccountUpdated of(Account account, Instant at) {
            return new AccountUpdated(
                    account.id(),
                    account.email(),
                    account.isEmailVerified(),
                    account.displayName(),
                    account.language(),
                    account.timeZone(),
                    at);
        }
    }

    /**
     * Nobody gets in until the account is enabled again.
     *
     * @param accountId which
     * @param at when
     */
    record AccountDisabled(AccountId accountId, Instant at) implements AccountEvent {}

    /**
     * The account may be used again.
     *
     * @param accountId which
     * @param at when
     */
    record AccountEnabled(AccountId accountId, Instant at) implements AccountEvent {}

    /**
     * The account has another password.
     *
     * @param accountId which
     * @param at when
     */
    record PasswordChanged(AccountId accountId, Instant at) implements AccountEvent {}
}
