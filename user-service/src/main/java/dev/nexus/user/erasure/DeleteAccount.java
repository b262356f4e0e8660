package dev.nexus.user.erasure;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Asks that an account be deleted, and shows that it is its owner who asks.
 *
 * @param password the account's password; null when it has none
 * @param code what the authenticator app shows; null unless the account has a second factor
 * @param recoveryCode a code for a lost authenticator; null when there is none
 */
public record DeleteAccount(
        @Nullable @Size(max = 1024) String password,
        @Nullable @Size(max = 64) String code,
        @Nullable @Size(max = 64) String recoveryCode) {

    @Override
    public String toString() {
        return "DeleteAccount[hidden]";
    }
}
