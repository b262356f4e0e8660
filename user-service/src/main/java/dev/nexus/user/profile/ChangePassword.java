package dev.nexus.user.profile;

import dev.nexus.user.credential.Password;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Asks for another password.
 *
 * @param currentPassword the present one
 * @param newPassword the one to sign in with from now on
 */
public record ChangePassword(
        @NotNull @Size(max = 1024) String currentPassword,
        @NotNull Password newPassword) {

    @Override
    public String toString() {
        return "ChangePassword[hidden]";
    }
}
