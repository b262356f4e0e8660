package dev.nexus.user.secondfactor.web;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the password alone from now on. One of the two is needed.
 *
 * @param password the present password; null when a code is given
 * @param code the six digits that the app shows; null when the password is given
 */
record RemoveSecondFactor(
        @Nullable @Size(max = 1024) String password,
        @Nullable @Size(max = 64) String code) {

    @Override
    public String toString() {
        return "RemoveSecondFactor[hidden]";
    }
}
