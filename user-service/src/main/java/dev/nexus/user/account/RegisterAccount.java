package dev.nexus.user.account;

import dev.nexus.user.credential.Password;
import jakarta.validation.constraints.NotNull;

/**
 * Asks for an account.
 *
 * @param email where its owner reads mail, and the name to sign in with
 * @param password the password to sign in with
 * @param displayName how its owner is called
 */
public record RegisterAccount(
        @NotNull EmailAddress email,
        @NotNull Password password,
        @NotNull DisplayName displayName) {}
