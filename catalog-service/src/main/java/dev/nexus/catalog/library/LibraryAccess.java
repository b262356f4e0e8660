package dev.nexus.catalog.library;

import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who may do what. Every path of the catalogue asks here. */
@Component
public class LibraryAccess {

    /** A membership is known here a moment after user-service granted it. */
    private static final Duration MEMBERSHIP_ARRIVES_WITHIN = Duration.ofSeconds(2);

    private final Memberships memberships;

    LibraryAccess(Memberships memberships) {
        this.memberships = memberships;
    }

    /** The libraries whose books this account may see and hear. */
    public List<LibraryId> readable(UUID accountId) {
        return memberships.librariesOf(accountId, _ -> true);
    }

    public boolean mayRead(UUID accountId, LibraryId library) {
        return memberships.roleOf(accountId, library).isPresent();
    }

    /**
     * Guards what adds books.
     *
     * @throws ProblemException 403; to be tried again when the account is not known as a member (yet)
     */
    public void requireImporter(UUID accountId, LibraryId library) {
        Role role = memberships.roleOf(accountId, library).orElseThrow(() -> new ProblemException(
                        CatalogProblem.NOT_A_MEMBER, "If you have just joined the library, try again.")
                .retryAfter(MEMBERSHIP_ARRIVES_WITHIN));
        if (!role.mayCurate()) {
            throw new ProblemException(CatalogProblem.ROLE_TOO_LOW, "Owners and curators import books.");
        }
    }

    /**
     * Guards what shows how imports are going: a stranger learns nothing of the library, not even that it is there.
     *
     * @throws ProblemException 404 for strangers, 403 for members who may not import
     */
    public void requireImporterOf(UUID accountId, LibraryId library, ProblemException unseen) {
        if (!mayRead(accountId, library)) {
            throw unseen;
        }
        requireImporter(accountId, library);
    }

    /**
     * Guards what changes books.
     *
     * @param unseen what strangers are told
     * @throws ProblemException {@code unseen} for strangers, 403 for listeners
     */
    public void requireCuratorOf(UUID accountId, LibraryId library, ProblemException unseen) {
        var role = memberships.roleOf(accountId, library).orElseThrow(() -> unseen);
        if (!role.mayCurate()) {
            throw new ProblemException(CatalogProblem.ROLE_TOO_LOW, "Owners and curators change books.");
        }
    }

    /** The libraries whose books this account may change. */
    public List<LibraryId> curated(UUID accountId) {
        return memberships.librariesOf(accountId, Role::mayCurate);
    }
}
