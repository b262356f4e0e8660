package dev.nexus.user.recovery;

import dev.nexus.user.credential.Password;
import jakarta.validation.constraints.NotNull;

/**
 * Chooses another password.
 *
 * @param password the one to sign in with from now on
 */
public record ChoosePassword(@NotNull Password password) {}
