package dev.nexus.user.token.web;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Asks for new tokens.
 *
 * @param refreshToken the refresh token that was given last; null when a cookie has it
 */
record RefreshSession(@Nullable @Size(max = 1024) String refreshToken) {

    @Override
    public String toString() {
        return "RefreshSession[hidden]";
    }
}
