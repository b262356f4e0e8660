package dev.nexus.user.registration;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.Accounts;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Decides who may make an account. */
@Component
@EnableConfigurationProperties(RegistrationSettings.class)
class RegistrationPolicy {

    private final RegistrationSettings settings;
    private final Accounts accounts;
    private final InvitationChecking invitations;

    RegistrationPolicy(RegistrationSettings settings, Accounts accounts, InvitationChecking invitations) {
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
        return token != null && invitations.admits(token, wanted.email());
    }
}
