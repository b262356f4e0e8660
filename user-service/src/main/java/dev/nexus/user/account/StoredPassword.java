package dev.nexus.user.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The password of an account as it is stored.
 *
 * @param account whose
 * @param hash the hash; null when the account has no password
 */
record StoredPassword(UUID account, @Nullable String hash) {

    @Override
    public String toString() {
        return "StoredPassword[" + account + "]";
    }
}
