package dev.nexus.user.apikey;

import java.time.Duration;

/**
 * What a key was exchanged for.
 *
 * @param accessToken a token that is limited as the key is
 * @param lifetime how long it lives
 */
public record ExchangedApiKey(String accessToken, Duration lifetime) {

    @Override
    public String toString() {
        return "ExchangedApiKey[hidden]";
    }
}
