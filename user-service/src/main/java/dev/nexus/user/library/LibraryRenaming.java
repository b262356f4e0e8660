package dev.nexus.user.library;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.ETags;
import dev.nexus.user.account.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives libraries other names. */
@Component
public class LibraryRenaming {

    private final Libraries libraries;
    private final LibraryReading reading;

    LibraryRenaming(Libraries libraries, LibraryReading reading) {
        this.libraries = libraries;
        this.reading = reading;
    }

    /**
     * Renames a library.
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
        var joined = reading.one(owner, id);
        if (joined.role() != Role.OWNER) {
            throw new ProblemException(LibraryProblem.ROLE_TOO_LOW, "Only an owner renames a library.");
        }
        var library = joined.library();
        ETags.requireMatch(ifMatch, ETags.of(library.version()));
        library.rename(name);
        return new JoinedLibrary(libraries.saveAndFlush(library), joined.role());
    }
}
