package dev.nexus.user.apikey;

import dev.nexus.platform.problem.ProblemType;

/** What can be wrong with an API key. */
public enum ApiKeyProblem implements ProblemType {
    /** The key is unknown, expired or revoked, or its account is disabled; which of them is not said. */
    INVALID_API_KEY("invalid-api-key", "The API key is not valid", 401),
    /** There is no such key of the caller. */
    API_KEY_NOT_FOUND("api-key-not-found", "There is no such API key", 404),
    /** One has to be revoked before another can be made. */
    TOO_MANY_API_KEYS("too-many-api-keys", "The account has as many API keys as it may have", 409);

    private final String code;
    private final String title;
    private final int status;

    ApiKeyProblem(String code, String title, int status) {
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
