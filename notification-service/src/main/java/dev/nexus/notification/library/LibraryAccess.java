package dev.nexus.notification.library;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who may do what in a library. */
@Component
public class LibraryAccess {

    /** A membership is known here a moment after user-service granted it. */
    private static final Duration MEMBERSHIP_ARRIVES_WITHIN = Duration.ofSeconds(2);

    private final Memberships memberships;

    LibraryAccess(Memberships memberships) {
        this.memberships = memberships;
    }

    /** Whether an account is known to belong to a library that is there. */
    public boolean isMember(UUID account, UUID library) {
        return memberships.among(account, Set.of(library)).contains(library);
    }

    /**
     * Guards what only those who look after a library may see and do. Strangers learn nothing of it, not even that it is there; who is not
     * known as a member yet is told the same, and may try again.
     *
     * @throws ProblemException {@code not-found} for strangers, {@code role-too-low} for listeners
     */
    public void requireOwnerOrCurator(UUID account, UUID library) {
        var role = memberships.roleOf(account, library).orElseThrow(() -> new ProblemException(
                        CommonProblem.NOT_FOUND, "There is no library %s, or not for the caller.".formatted(library))
                .retryAfter(MEMBERSHIP_ARRIVES_WITHIN));
        if (!role.mayCurate()) {
            throw new ProblemException(LibraryProblem.ROLE_TOO_LOW, "Owners and curators look after a library.");
        }
    }
}
