package dev.nexus.notification.follow;

import dev.nexus.platform.problem.ProblemType;

/** Why somebody cannot follow. A code is never reused for something else. */
public enum FollowProblem implements ProblemType {
    /** The caller follows as many authors, or as many series, as may be followed. */
    TOO_MANY_FOLLOWS("too-many-follows", "Too many are followed", 409);

    private final String code;
    private final String title;
    private final int status;

    FollowProblem(String code, String title, int status) {
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
