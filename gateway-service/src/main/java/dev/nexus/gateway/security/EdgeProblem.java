package dev.nexus.gateway.security;

import dev.nexus.platform.problem.ProblemType;

/** What only the edge refuses. */
enum EdgeProblem implements ProblemType {
    /** The API key was never one, has expired or was revoked. */
    INVALID_API_KEY("invalid-api-key", "The API key is not valid", 401),
    /** A cookie authenticated a change, and nothing shows that the page itself wanted it. */
    CSRF_TOKEN_INVALID("csrf-token-invalid", "The CSRF token is missing or wrong", 403),
    /** A page of another site asks whether it may, and it may not. */
    ORIGIN_NOT_ALLOWED("origin-not-allowed", "Pages of this origin may not ask here", 403);

    private final String code;
    private final String title;
    private final int status;

    EdgeProblem(String code, String title, int status) {
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
