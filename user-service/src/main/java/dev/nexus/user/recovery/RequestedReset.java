package dev.nexus.user.recovery;

import dev.nexus.user.account.EmailAddress;
import dev.nexus.user.audit.Caller;

/**
 * Somebody's wish for a new password.
 *
 * @param email what was typed as address
 * @param caller who asked
 */
record RequestedReset(EmailAddress email, Caller caller) {

    @Override
    public String toString() {
        return "RequestedReset[hidden]";
    }
}
