package dev.nexus.user.apikey.web;

import dev.nexus.user.apikey.ExchangedApiKey;

/**
 * The token that stands for an API key.
 *
 * @param accessToken the token for requests
 * @param expiresIn seconds until it expires
 */
record AccessTokenView(String accessToken, long expiresIn) {

    static AccessTokenView of(ExchangedApiKey exchanged) {
        return new AccessTokenView(exchanged.accessToken(), exchanged.lifetime().toSeconds());
    }

    @Override
    public String toString() {
        return "AccessTokenView[hidden]";
    }
}
