package dev.nexus.user.erasure;

import dev.nexus.user.account.AccountId;
import java.time.Instant;
import java.util.UUID;

/** What happens on an account's way out. */
public sealed interface ErasureEvent {

    /**
     * A person asked to be forgotten.
     *
     * @param accountId who
     * @param at when
     */
    record AccountDeleted(AccountId accountId, Instant at) implements ErasureEvent {}

    /**
     * Some service has not answered for long: all are told again.
     *
     * @param erasureId which erasure
     * @param accountId who is to be forgotten
     * @param at when the person asked for it
     */
    record DeletionRepeated(UUID erasureId, AccountId accountId, Instant at) implements ErasureEvent {}
}
