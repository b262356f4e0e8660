package dev.nexus.user.account;

import dev.nexus.platform.problem.ProblemType;

/** What can be wrong with an account. */
public enum AccountProblem implements ProblemType {
    /** No account has this identifier. */
    ACCOUNT_NOT_FOUND("account-not-found", "There is no such account", 404),
    /** Somebody has to administer the platform. */
    LAST_ADMIN("last-admin", "The platform needs an administrator", 409);

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
