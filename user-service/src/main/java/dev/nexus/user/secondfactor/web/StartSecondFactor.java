package dev.nexus.user.secondfactor.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Asks for a secret for an authenticator app.
 *
 * @param password the present password
 */
record StartSecondFactor(@NotNull @Size(max = 1024) String password) {

    @Override
    public String toString() {
        return "StartSecondFactor[hidden]";
    }
}
