package dev.nexus.gateway.security;

import dev.nexus.gateway.address.ClientAddress;
import java.time.Duration;
import java.util.Optional;

/** Exchanges an API key for a token. */
@FunctionalInterface
interface KeyExchange {

    /**
     * Asks whoever knows all keys.
     *
     * @param key the key itself
     * @param from where it came from
     * @return the token; empty when it is no key, or none any more
     * @throws dev.nexus.platform.problem.ProblemException {@code unavailable} when nobody can be asked
     */
    Optional<ExchangedKey> exchange(String key, ClientAddress from);

    /**
     * The token of a key.
     *
     * @param accessToken the token
     * @param goodFor how long it lives
     */
    record ExchangedKey(String accessToken, Duration goodFor) {

        @Override
        public String toString() {
            return "ExchangedKey[%s]".formatted(goodFor);
        }
    }
}
