package dev.nexus.user.library.web;

import dev.nexus.user.library.Role;
import jakarta.validation.constraints.NotNull;

/**
 * Asks for a role of a member.
 *
 * @param role what the member shall be
 */
record GrantRole(@NotNull Role role) {}
