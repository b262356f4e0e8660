package dev.nexus.user.registration;

import dev.nexus.user.account.EmailAddress;

/** Knows who is invited. */
@FunctionalInterface
public interface InvitationChecking {

    /**
     * Whether an invitation lets somebody make an account. It is not used up by that: it is accepted after the sign-in.
     *
     * @param token what proves the invitation
     * @param email the address of whom the account is for
     * @return false when it is used up, too old, revoked, for another address, or none at all
     */
    boolean admits(String token, EmailAddress email);
}
