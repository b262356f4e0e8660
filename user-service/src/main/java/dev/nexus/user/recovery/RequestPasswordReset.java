package dev.nexus.user.recovery;

import dev.nexus.user.account.EmailAddress;
import jakarta.validation.constraints.NotNull;

/**
 * Asks for a link to choose another password.
 *
 * @param email the address of the account
 */
public record RequestPasswordReset(@NotNull EmailAddress email) {

    @Override
    public String toString() {
        return "RequestPasswordReset[hidden]";
    }
}
