package dev.nexus.user.oidc;

import dev.nexus.user.token.Device;
import dev.nexus.user.token.Transport;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in while the person is at the provider.
 *
 * @param provider where
 * @param nonce what the provider repeats in its token
 * @param verifier what shows to the provider that whoever comes with its code is whoever began (RFC 7636)
 * @param app who began, and what for
 */
record PendingSignIn(String provider, String nonce, String verifier, App app) {

    /**
     * The app that began.
     *
     * @param redirectUri where the person is returned to
     * @param codeChallenge what the app's verifier must fit
     * @param device where a session shall start; null when the app does not say
     * @param transport how its tokens shall travel; null when the app does not say
     * @param linkTo the account that the identity shall be linked to; null for a sign-in
     */
    record App(
            String redirectUri,
            String codeChallenge,
            @Nullable Device device,
            @Nullable Transport transport,
            @Nullable UUID linkTo) {}

    @Override
    public String toString() {
        return "PendingSignIn[provider=%s]".formatted(provider);
    }
}
