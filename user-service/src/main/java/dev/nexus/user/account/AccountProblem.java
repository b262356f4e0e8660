package dev.nexus.user.account;

import dev.nexus.platform.problem.ProblemType;

/** What can be wrong with an account. */
public enum AccountProblem implements ProblemType {
    /** The address belongs to an account already. */
    EMAIL_TAKEN("email-taken", "The e-mail address belongs to an account already", 409);

    private final String code;
    private final String title;
    private final int status;

    AccountProblem(String code, String title, int status) {
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
