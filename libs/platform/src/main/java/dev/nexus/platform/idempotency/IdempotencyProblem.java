package dev.nexus.platform.idempotency;

import dev.nexus.platform.problem.ProblemType;

/** What may be wrong with an idempotency key. */
enum IdempotencyProblem implements ProblemType {
    /** The same key came with another request before. */
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", "The idempotency key was used for another request", 422),
    /** The first request with the key is still at work. */
    IDEMPOTENCY_KEY_IN_USE("idempotency-key-in-use", "The first request with this idempotency key has not ended", 409);

    private final String code;
    private final String title;
    private final int status;

    IdempotencyProblem(String code, String title, int status) {
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
