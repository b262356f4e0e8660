package dev.nexus.user.erasure;

import dev.nexus.platform.problem.ProblemType;

/** Why an account cannot go. */
public enum ErasureProblem implements ProblemType {
    /** Others belong to a library that would have no owner; they are named in {@code libraries}. */
    SOLE_OWNER("sole-owner", "The account is the only owner of a library with other members", 409),
    /** Nobody can be asked for a password that there is not: who asks must have signed in a moment ago. */
    FRESH_SIGN_IN_NEEDED("fresh-sign-in-needed", "A new sign-in at the provider is needed", 403);

    private final String code;
    private final String title;
    private final int status;

    ErasureProblem(String code, String title, int status) {
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
