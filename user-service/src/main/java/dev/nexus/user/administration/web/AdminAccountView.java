package dev.nexus.user.administration.web;

import dev.nexus.user.account.Account;
import java.time.Instant;
import java.util.UUID;

/**
 * An account as administrators see it.
 *
 * @param id identifies the account
 * @param email its address
 * @param emailVerified whether somebody who reads at the address has said so
 * @param displayName how its owner is called
 * @param admin whether it administers the platform
 * @param disabled whether nobody gets in
 * @param registeredAt when it was made
 */
record AdminAccountView(
        UUID id,
        String email,
        boolean emailVerified,
        String displayName,
        boolean admin,
        boolean disabled,
        Instant registeredAt) {

    static AdminAccountView of(Account account) {
        return new AdminAccountView(
                account.id().value(),
                account.email().value(),
                account.isEmailVerified(),
                account.displayName().value(),
                account.isAdmin(),
                account.isDisabled(),
                account.registeredAt());
    }
}
