package dev.nexus.user.token.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Asks for new tokens.
 *
 * @param refreshToken the refresh token that was given last
 */
record RefreshSession(@NotNull @Size(max = 1024) String refreshToken) {

    @Override
    public String toString() {
        return "RefreshSession[hidden]";
    }
}
