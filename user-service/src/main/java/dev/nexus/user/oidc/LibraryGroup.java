package dev.nexus.user.oidc;

import dev.nexus.user.library.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * What the members of a provider's group are in a library.
 *
 * @param group the group as the provider names it
 * @param library the library
 * @param role what its members are there
 */
record LibraryGroup(
        @NotBlank String group,
        @NotNull UUID library,
        @NotNull Role role) {}
