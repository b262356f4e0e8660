package dev.nexus.user.erasure;

import dev.nexus.platform.personaldata.ErasedAccounts;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountEvent;
import dev.nexus.user.account.AccountProblem;
import dev.nexus.user.apikey.ApiKeyEvent.ApiKeyCreated;
import dev.nexus.user.invitation.InvitationEvent.InvitationCreated;
import dev.nexus.user.library.LibraryEvent.LibraryCreated;
import dev.nexus.user.library.LibraryEvent.MembershipGranted;
import dev.nexus.user.secondfactor.SecondFactorEvent.SecondFactorChanged;
import dev.nexus.user.signin.SignInProblem;
import dev.nexus.user.token.SessionEvent.SessionStarted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Between a deletion and its erasure an account's row is still there. What would make something new of it is refused as if it
 * were not: the facts are told within their own transactions, which end here.
 */
@Component
class ErasedAccountRefusing {

    private final ErasedAccounts erased;

    ErasedAccountRefusing(ErasedAccounts erased) {
        this.erased = erased;
    }

    @EventListener
    void on(SessionStarted started) {
        if (erased.contains(started.accountId().value())) {
            throw new ProblemException(SignInProblem.INVALID_CREDENTIALS, null);
        }
    }

    @EventListener
    void on(MembershipGranted granted) {
        if (erased.contains(granted.account().value())) {
            throw new ProblemException(AccountProblem.ACCOUNT_NOT_FOUND, null);
        }
    }

    @EventListener
    void on(LibraryCreated created) {
        erased.refuse(created.owner().value());
    }

    @EventListener
    void on(AccountEvent changed) {
        erased.refuse(changed.accountId().value());
    }

    @EventListener
    void on(SecondFactorChanged changed) {
        erased.refuse(changed.accountId().value());
    }

    @EventListener
    void on(ApiKeyCreated created) {
        erased.refuse(created.accountId().value());
    }

    @EventListener
    void on(InvitationCreated created) {
        erased.refuse(created.invitedBy().value());
    }
}
