package dev.nexus.notification.unsubscribe;

import dev.nexus.platform.problem.ProblemType;

/** Why nobody can be unsubscribed. A code is never reused for something else. */
public enum UnsubscribeProblem implements ProblemType {
    /** The link was not made here, or is too old. */
    INVALID_UNSUBSCRIBE_LINK("invalid-unsubscribe-link", "The link to unsubscribe is not valid", 404);

    private final String code;
    private final String title;
    private final int status;

    UnsubscribeProblem(String code, String title, int status) {
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
