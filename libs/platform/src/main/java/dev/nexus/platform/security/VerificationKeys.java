package dev.nexus.platform.security;

import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import java.util.Set;

/**
 * The public keys that access tokens are verified with. The usual source is the JWKS at {@code nexus.security.jwks-url};
 * the service that signs declares a bean of its own instead.
 */
@FunctionalInterface
public interface VerificationKeys {

    /**
     * Finds a key.
     *
     * @param keyId the {@code kid} of the token's header: anything that a stranger may write there
     * @return the key; empty when no key of this name is known
     * @throws dev.nexus.platform.problem.ProblemException {@code unavailable} when not even one key could be had so far, so
     *     that nothing can be said about any token
     */
    Optional<RSAPublicKey> find(String keyId);

    /**
     * Is told, by the service that signs and so by nobody who wants to flood it, which keys are in use. To be called by one
     * thread, again and again: what is not known then is looked for.
     *
     * @param keyIds keys that sign, or will
     */
    default void announce(Set<String> keyIds) {}
}
