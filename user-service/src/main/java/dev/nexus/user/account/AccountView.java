package dev.nexus.user.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as its owner sees it.
 *
 * @param id identifies the account
 * @param email its address
 * @param emailVerified whether somebody who reads at the address has said so
 * @param pendingEmail the address that takes its place as soon as somebody who reads there says so; null when none does
 * @param displayName how its owner is called
 * @param admin whether it administers the platform
 * @param locale the language of its mails (BCP 47); null when nobody said
 * @param timeZone where its owner's days begin (IANA); null when nobody said
 * @param registeredAt when it was made
 */
public record AccountView(
        UUID id,
        String email,
        boolean emailVerified,
        @Nullable String pendingEmail,
        String displayName,
        boolean admin,
        @Nullable String locale,
        @Nullable String timeZone,
        Instant registeredAt) {

    /**
     * Shows an account.
     *
     * @param account the account
     * @return what its owner sees
     */
    public static AccountView of(Account account) {
        var pending = account.pendingEmail();
        var language = account.language();
        var zone = account.timeZone();
        return new AccountView(
                account.id().value(),
                account.email().value(),
                account.isEmailVerified(),
                pending == null ? null : pending.value(),
                account.displayName().value(),
                account.isAdmin(),
                language == null ? null : language.value(),
                zone == null ? null : zone.value(),
                account.registeredAt());
    }
}
