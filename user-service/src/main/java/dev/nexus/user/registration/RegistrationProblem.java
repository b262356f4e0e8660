package dev.nexus.user.registration;

import dev.nexus.platform.problem.ProblemType;

/** What can keep somebody from getting an account. Whether the address is taken does not: nobody is told. */
public enum RegistrationProblem implements ProblemType {
    /** Accounts are made by nobody. */
    REGISTRATION_CLOSED("registration-closed", "Registration is closed", 403),
    /** Only those who were invited get an account. */
    INVITATION_NEEDED("invitation-needed", "A valid invitation is needed", 403);

    private final String code;
    private final String title;
    private final int status;

    RegistrationProblem(String code, String title, int status) {
        this.code = code;
        this.title = title;
        this.status = status;
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
