package dev.nexus.user.library;

import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.personaldata.ErasedAccounts;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountEvent.AccountRegistered;
import dev.nexus.user.account.AccountId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes libraries. Whoever makes one owns it. */
@Component
public class LibraryFounding {

    private final Libraries libraries;
    private final Memberships memberships;
    private final FoundingPolicy policy;
    private final ErasedAccounts erased;
    private final ApplicationEventPublisher events;
    private final IdSource ids;
    private final Clock clock;

    LibraryFounding(
            Libraries libraries,
            Memberships memberships,
            FoundingPolicy policy,
            ErasedAccounts erased,
            ApplicationEventPublisher events,
            IdSource ids,
            Clock clock) {
        this.libraries = libraries;
        this.memberships = memberships;
        this.policy = policy;
        this.erased = erased;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes a library.
     *
     * @param founder who makes it
     * @param name what it is called
     * @return the library with the founder's role
     * @throws ProblemException {@code library-creation-forbidden} or {@code too-many-libraries}
     */
    @Transactional
    public JoinedLibrary found(AccountId founder, LibraryName name) {
        erased.refuse(founder.value());
        policy.require(founder);
        return add(founder, name);
    }

    private JoinedLibrary add(AccountId founder, LibraryName name) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var library = libraries.save(new Library(new LibraryId(ids.next()), name, founder, now));
        var membership = memberships.save(new Membership(ids.next(), library.id(), founder, Role.OWNER, now));
        events.publishEvent(new LibraryEvent.LibraryCreated(library.id(), name, founder, now));
        events.publishEvent(
                new LibraryEvent.MembershipGranted(membership.id(), library.id(), founder, Role.OWNER, now));
        return new JoinedLibrary(library, Role.OWNER);
    }

    /** The first account of an installation gets its first library, in the transaction that makes the account. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void foundTheFirst(AccountRegistered registered) {
        if (registered.first()) {
            add(registered.accountId(), new LibraryName(registered.displayName().value() + "'s library"));
        }
    }
}
