package dev.nexus.user.invitation;

import dev.nexus.user.account.EmailAddress;
import dev.nexus.user.library.Role;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Asks for an invitation.
 *
 * @param role what whoever accepts it becomes; an owner by mail only
 * @param email who is invited, and gets a mail; null for a link, which is answered once
 * @param expiresIn how long it is good, in seconds; null for the installation's usual time
 * @param maxUses how many people may accept a link; null for one
 */
public record InviteSomebody(
        @NotNull Role role,
        @Nullable EmailAddress email,
        @Nullable @Min(60) @Max(31_622_400) Long expiresIn,
        @Nullable @Min(1) @Max(100) Integer maxUses) {}
