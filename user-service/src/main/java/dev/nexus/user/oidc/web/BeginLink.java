package dev.nexus.user.oidc.web;

import dev.nexus.user.oidc.BeginSignIn;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Asks where to send a person who wants to link an identity.
 *
 * @param redirectUri where the app wants her back; one that is configured
 * @param codeChallenge base64url of the SHA-256 of a verifier that the app keeps (RFC 7636, method S256)
 * @param password the present password; null when the account has none
 */
record BeginLink(
        @NotNull @Size(max = 1024) String redirectUri,

        @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{43}", message = "must be base64url of 32 bytes")
        String codeChallenge,

        @Nullable @Size(max = 1024) String password) {

    BeginSignIn asSignIn() {
        return new BeginSignIn(redirectUri, codeChallenge, null, null);
    }

    @Override
    public String toString() {
        return "BeginLink[hidden]";
    }
}
