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

/** Gives libraries other names. */
@Component
public class LibraryRenaming {

    private final LibraryHolding holding;
    private final Libraries libraries;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LibraryRenaming(LibraryHolding holding, Libraries libraries, ApplicationEventPublisher events, Clock clock) {
        this.holding = holding;
        this.libraries = libraries;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Renames a library. Giving it the name that it has already changes nothing.
     *
     * @param owner who asks
     * @param id which library
     * @param name its name from now on
     * @param ifMatch the version that the caller has seen; null for any
     * @return the library
     * @throws ProblemException {@code library-not-found}, {@code role-too-low} or {@code precondition-failed}
     */
    @Transactional
    public JoinedLibrary rename(AccountId owner, LibraryId id, LibraryName name, @Nullable String ifMatch) {
        var held = holding.hold(owner, id);
        held.requireOwner("Only an owner renames a library.");
        var library = held.library();
        ETags.requireMatch(ifMatch, library.version());
        if (!library.name().equals(name)) {
            library.rename(name);
            events.publishEvent(new LibraryEvent.LibraryRenamed(
                    id, name, owner, clock.instant().truncatedTo(ChronoUnit.MICROS)));
        }
        return new JoinedLibrary(libraries.saveAndFlush(library), Role.OWNER);
    }
}
