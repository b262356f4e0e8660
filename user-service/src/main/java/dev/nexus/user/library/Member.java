package dev.nexus.user.library;

import dev.nexus.user.account.Account;

/**
 * A member of a library.
 *
 * @param membership since when and as what
 * @param account who it is
 */
public record Member(Membership membership, Account account) {}
