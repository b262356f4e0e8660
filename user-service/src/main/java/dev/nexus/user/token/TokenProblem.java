package dev.nexus.user.token;

import dev.nexus.platform.problem.ProblemType;

/** What can be wrong with a session. */
public enum TokenProblem implements ProblemType {
    /** The refresh token is unknown, expired, used already, or its session has ended. */
    INVALID_REFRESH_TOKEN("invalid-refresh-token", "The refresh token is not valid", 401),
    /** There is no such session of the caller. */
    SESSION_NOT_FOUND("session-not-found", "There is no such session", 404),
    /** A cookie authenticates, and what must come along in {@code X-CSRF-Token} is missing or another session's. */
    CSRF_TOKEN_INVALID("csrf-token-invalid", "The CSRF token is missing or wrong", 403),
    /** There is no signing key of this name. */
    SIGNING_KEY_NOT_FOUND("signing-key-not-found", "There is no such signing key", 404);

    private final String code;
    private final String title;
    private final int status;

    TokenProblem(String code, String title, int status) {
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
