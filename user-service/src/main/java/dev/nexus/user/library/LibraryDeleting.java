package dev.nexus.user.library;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.ETags;
import dev.nexus.user.account.AccountId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deletes libraries with all of their memberships, at once. The other services let go of what belongs to them when they hear of
 * it; nobody hears of each membership.
 */
@Component
public class LibraryDeleting {

    private final LibraryHolding holding;
    private final Libraries libraries;
    private final Memberships memberships;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LibraryDeleting(
            LibraryHolding holding,
            Libraries libraries,
            Memberships memberships,
            ApplicationEventPublisher events,
            Clock clock) {
        this.holding = holding;
        this.libraries = libraries;
        this.memberships = memberships;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Deletes a library, whoever else belongs to it.
     *
     * @param owner who asks
     * @param id which library
     * @param ifMatch the version that the caller has seen; null for any
     * @throws ProblemException {@code library-not-found}, {@code role-too-low} or {@code precondition-failed}
     */
    @Transactional
    public void delete(AccountId owner, LibraryId id, @Nullable String ifMatch) {
        var held = holding.hold(owner, id);
        held.requireOwner("Only an owner deletes a library.");
        ETags.requireMatch(ifMatch, held.library().version());
        events.publishEvent(
                new LibraryEvent.LibraryDeleted(id, owner, clock.instant().truncatedTo(ChronoUnit.MICROS)));
        memberships.deleteAll(id.value());
        libraries.delete(held.library());
    }
}
