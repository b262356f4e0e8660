package dev.nexus.user.registration;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.Accounts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Decides who may make an account. */
@Component
@EnableConfigurationProperties(RegistrationSettings.class)
class RegistrationPolicy {

    private final RegistrationSettings settings;
    private final Accounts accounts;
    private final ObjectProvider<InvitationChecking> invitations;

    RegistrationPolicy(
            RegistrationSettings settings, Accounts accounts, ObjectProvider<InvitationChecking> invitations) {
        this.settings = settings;
        this.accounts = accounts;
        this.invitations = invitations;
    }

    void admit(RegisterAccount wanted) {
        switch (settings.mode()) {
            case OPEN -> {}
            case INVITED -> {
                if (!isInvited(wanted) && accounts.existAny()) {
                    throw new ProblemException(RegistrationProblem.INVITATION_NEEDED, "Ask a member to invite you.");
                }
            }
            case CLOSED -> {
                if (accounts.existAny()) {
                    throw new ProblemException(RegistrationProblem.REGISTRATION_CLOSED, null);
                }
            }
        }
    }

    private boolean isInvited(RegisterAccount wanted) {
        var token = wanted.invitation();
        var checking = invitations.getIfAvailable();
        return token != null && checking != null && checking.admits(token, wanted.email());
    }
}
