package dev.nexus.user.oidc;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who has come back from the provider.
 *
 * @param provider where she was
 * @param identity who she is there
 * @param app who may fetch her, with the right verifier
 */
record Arrival(String provider, ProvenIdentity identity, PendingSignIn.App app) {

    /** Whether this is the app that began, and whether it began this. */
    boolean belongsTo(String codeVerifier, @Nullable UUID linkTo) {
        return CodeChallenge.of(codeVerifier).equals(app.codeChallenge()) && Objects.equals(app.linkTo(), linkTo);
    }
}
