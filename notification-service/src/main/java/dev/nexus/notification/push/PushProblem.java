package dev.nexus.notification.push;

import dev.nexus.platform.problem.ProblemType;

/** Why something about Web Push is refused. A code is never reused for something else. */
public enum PushProblem implements ProblemType {
    /** The account has as many browsers as it may have. */
    TOO_MANY_PUSH_SUBSCRIPTIONS("too-many-push-subscriptions", "The account has as many browsers as it may have", 409);

    private final String code;
    private final String title;
    private final int status;

    PushProblem(String code, String title, int status) {
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
