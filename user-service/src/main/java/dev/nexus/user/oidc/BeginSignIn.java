package dev.nexus.user.oidc;

import dev.nexus.user.token.Device;
import dev.nexus.user.token.Transport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Asks where to send a person who wants to sign in with another provider.
 *
 * @param redirectUri where the app wants her back; one that is configured
 * @param codeChallenge base64url of the SHA-256 of a verifier that the app keeps (RFC 7636, method S256)
 * @param device where a session shall start; null when the app does not say
 * @param transport how the tokens shall travel; null for {@code bearer}
 */
public record BeginSignIn(
        @NotNull @Size(max = 1024) String redirectUri,

        @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{43}", message = "must be base64url of 32 bytes")
        String codeChallenge,

        @Nullable @Valid Device device,
        @Nullable Transport transport) {}
