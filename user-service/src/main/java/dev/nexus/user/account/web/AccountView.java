package dev.nexus.user.account.web;

import dev.nexus.user.account.Account;
import java.time.Instant;
import java.util.UUID;

/**
 * An account as its owner sees it.
 *
 * @param id identifies the account
 * @param email its address
 * @param displayName how its owner is called
 * @param admin whether it administers the platform
 * @param registeredAt when it was made
 */
record AccountView(UUID id, String email, String displayName, boolean admin, Instant registeredAt) {

    static AccountView of(Account account) {
        return new AccountView(
                account.id().value(),
                account.email().value(),
                account.displayName().value(),
                account.isAdmin(),
                account.registeredAt());
    }
}
