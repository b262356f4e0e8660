package dev.nexus.user.secondfactor;

import dev.nexus.user.account.AccountId;
import java.time.Instant;

/** What happens to second factors. */
public sealed interface SecondFactorEvent {

    /**
     * An account got its second factor, or lost it.
     *
     * @param accountId whose
     * @param enabled whether one is asked for from now on
     * @param at when
     */
    record SecondFactorChanged(AccountId accountId, boolean enabled, Instant at) implements SecondFactorEvent {}
}
