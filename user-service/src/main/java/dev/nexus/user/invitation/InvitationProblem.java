package dev.nexus.user.invitation;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.problem.ProblemType;

/** What can be wrong with an invitation. */
public enum InvitationProblem implements ProblemType {
    /** It never was one, was used up, revoked or is too old, or who sent it may not invite any more; which is not said. */
    INVITATION_NOT_FOUND("invitation-not-found", "There is no such invitation", 404),
    /** It was sent to an address that is not the account's. */
    INVITATION_FOR_ANOTHER("invitation-for-another", "The invitation is for another e-mail address", 403);

    private final String code;
    private final String title;
    private final int status;

    InvitationProblem(String code, String title, int status) {
        this.code = code;
        this.title = title;
        this.status = status;
    }

    static ProblemException notFound() {
        return new ProblemException(
                INVITATION_NOT_FOUND, "It may have been used, withdrawn or too old. Ask for another one.");
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return status;
    }
}
