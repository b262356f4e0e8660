package dev.nexus.user.apikey.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Asks for an access token.
 *
 * @param apiKey what a client sent as API key
 */
record ExchangeApiKey(@NotNull @Size(max = 1024) String apiKey) {

    @Override
    public String toString() {
        return "ExchangeApiKey[hidden]";
    }
}
