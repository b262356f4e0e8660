package dev.nexus.gateway.limit;

import dev.nexus.platform.problem.ProblemType;

/** What only the gateway's limits refuse. */
enum LimitProblem implements ProblemType {
    /** As much as one caller may have under way is under way. */
    TOO_MANY_AT_ONCE("too-many-at-once", "Too much is under way at once", 429);

    private final String code;
    private final String title;
    private final int status;

    LimitProblem(String code, String title, int status) {
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
