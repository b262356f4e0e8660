package dev.nexus.user.apikey;

import dev.nexus.platform.web.SingleLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a key.
 *
 * @param name what its owner calls it
 * @param scopes what it shall be good for
 * @param expiresAt until when, at most a year; null for 90 days
 */
public record CreateApiKey(
        @NotBlank @Size(max = 100) @SingleLine String name,
        @NotEmpty @Size(max = 50) List<Scope> scopes,
        @Nullable Instant expiresAt) {}
