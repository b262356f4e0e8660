package dev.nexus.user.secondfactor.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Shows that somebody has the authenticator.
 *
 * @param code the six digits that the app shows
 */
record ShowCode(@NotNull @Size(max = 64) String code) {

    @Override
    public String toString() {
        return "ShowCode[hidden]";
    }
}
