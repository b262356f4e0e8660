package dev.nexus.user.account;

import dev.nexus.user.account.AccountEvent.AccountDisabled;
import dev.nexus.user.account.AccountEvent.AccountUpdated;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What accounts are now, in the words of what happens to them. */
@Component
public class AccountStates {

    private final Accounts accounts;
    private final Clock clock;

    AccountStates(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Tells of those of some accounts that are there and stay: the whole profile, and that an account is disabled.
     *
     * @param ids which
     * @return for each account one event, or two
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<AccountEvent> of(Collection<UUID> ids) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return accounts.findByIdIn(ids).stream()
                .filter(account -> !account.hasLeft())
                .flatMap(account -> of(account, now))
                .toList();
    }

    private static Stream<AccountEvent> of(Account account, Instant now) {
        var profile = AccountUpdated.of(account, now);
        var disabledAt = account.disabledAt();
        return disabledAt == null
                ? Stream.of(profile)
                : Stream.of(profile, new AccountDisabled(account.id(), disabledAt));
    }
}
