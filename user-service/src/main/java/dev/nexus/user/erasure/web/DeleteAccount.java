package dev.nexus.user.erasure.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Asks that an account be deleted.
 *
 * @param password the account's password, to be sure that it is its owner who asks
 */
record DeleteAccount(@NotNull @Size(max = 1024) String password) {

    @Override
    public String toString() {
        return "DeleteAccount[hidden]";
    }
}
