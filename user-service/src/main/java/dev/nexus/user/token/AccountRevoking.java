package dev.nexus.user.token;

import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountLock;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes every access token of an account worthless, those of its API keys too: within seconds no service takes one that was
 * issued before. It ends no session: who shuts an account does both.
 */
@Component
public class AccountRevoking {

    private final RevokedAccounts revoked;
    private final AccountLock lock;
    private final Clock clock;

    AccountRevoking(RevokedAccounts revoked, AccountLock lock, Clock clock) {
        this.revoked = revoked;
        this.lock = lock;
        this.clock = clock;
    }

    /**
     * Revokes what was issued to an account so far, in the caller's transaction. A token that is issued later is good, so an
     * account that is opened again can be used at once.
     *
     * @param account whose tokens
     * @param at up to when at least; what is being issued while this waits is revoked as well
     */
    @Transactional
    public void revoke(AccountId account, Instant at) {
        lock.hold(account);
        var now = clock.instant();
        revoked.add(account, (at.isAfter(now) ? at : now).truncatedTo(ChronoUnit.MICROS));
    }
}
