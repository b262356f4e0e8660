package dev.nexus.user.onetime;

import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.EmailAddress;

/**
 * What a secret from a mail shows.
 *
 * @param account the account that it was made for
 * @param email the address that it was sent to: somebody reads there
 */
public record RedeemedToken(AccountId account, EmailAddress email) {}
