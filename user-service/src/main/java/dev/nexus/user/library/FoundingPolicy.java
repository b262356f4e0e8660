package dev.nexus.user.library;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.Accounts;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Says who may make a library, and how many. */
@Component
@EnableConfigurationProperties(LibrarySettings.class)
class FoundingPolicy {

    private final Libraries libraries;
    private final Accounts accounts;
    private final LibrarySettings settings;

    FoundingPolicy(Libraries libraries, Accounts accounts, LibrarySettings settings) {
        this.libraries = libraries;
        this.accounts = accounts;
        this.settings = settings;
    }

    /**
     * Guards the making of libraries, in the transaction that makes one.
     *
     * @param founder who makes one
     * @throws ProblemException {@code library-creation-forbidden} or {@code too-many-libraries}
     */
    void require(AccountId founder) {
        // Asked of the account and not of the token: whoever is an administrator no longer is none at once.
        var account = accounts.find(founder)
                .orElseThrow(() -> new ProblemException(CommonProblem.INVALID_TOKEN, "The account is gone."));
        if (account.isAdmin()) {
            return;
        }
        requireAllowed();
        libraries.lockFounder(founder.toString());
        if (libraries.countByFoundedBy(founder.value()) >= settings.mostFounded()) {
            throw new ProblemException(
                    LibraryProblem.TOO_MANY_LIBRARIES,
                    "An account can make %d libraries; one that is deleted counts no longer."
                            .formatted(settings.mostFounded()));
        }
    }

    private void requireAllowed() {
        switch (settings.creation()) {
            case EVERYBODY -> {}
            case ADMIN ->
                throw new ProblemException(LibraryProblem.LIBRARY_CREATION_FORBIDDEN, "Ask an administrator for one.");
        }
    }
}
