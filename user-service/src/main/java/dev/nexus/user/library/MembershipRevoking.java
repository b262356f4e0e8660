package dev.nexus.user.library;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets members go. */
@Component
public class MembershipRevoking {

    private final LibraryHolding holding;
    private final Memberships memberships;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MembershipRevoking(LibraryHolding holding, Memberships memberships, ApplicationEventPublisher events, Clock clock) {
        this.holding = holding;
        this.memberships = memberships;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Ends a membership. An owner removes anybody, and anybody leaves; but a library keeps an owner.
     *
     * @param actor who asks
     * @param id which library
     * @param leaving who shall belong to it no longer
     * @throws ProblemException {@code library-not-found}, {@code role-too-low}, {@code member-not-found} or
     *     {@code last-owner}
     */
    @Transactional
    public void revoke(AccountId actor, LibraryId id, AccountId leaving) {
        var held = holding.hold(actor, id);
        if (!held.isActor(leaving)) {
            held.requireOwner("Only an owner removes others.");
        }
        var membership = memberships
                .find(id, leaving.value())
                .orElseThrow(() -> new ProblemException(LibraryProblem.MEMBER_NOT_FOUND, null));
        holding.requireAnotherOwner(membership);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        membership.revoke(now);
        memberships.save(membership);
        events.publishEvent(new LibraryEvent.MembershipRevoked(membership.id(), id, leaving, now));
    }
}
