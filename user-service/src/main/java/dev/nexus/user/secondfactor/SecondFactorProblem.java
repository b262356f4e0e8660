package dev.nexus.user.secondfactor;

import dev.nexus.platform.problem.ProblemType;

/** What can be wrong with a second factor. */
public enum SecondFactorProblem implements ProblemType {
    /** There is one already; it is removed first. */
    SECOND_FACTOR_ON("second-factor-on", "The account has a second factor already", 409),
    /** There is none. */
    SECOND_FACTOR_OFF("second-factor-off", "The account has no second factor", 409),
    /** There is no secret that waits to be confirmed, or it has waited too long. */
    SECOND_FACTOR_NOT_STARTED("second-factor-not-started", "There is no second factor to confirm", 409),
    /** There is no second factor of that account. */
    SECOND_FACTOR_NOT_FOUND("second-factor-not-found", "There is no second factor", 404),
    /** Somebody who is signed in needs a code for what she asks. */
    CODE_NEEDED("code-needed", "A code of the second factor is needed as well", 403),
    /** Somebody who is signed in was asked for a code and did not know it, or it was used before. */
    WRONG_CODE("wrong-code", "The code is wrong", 403);

    private final String code;
    private final String title;
    private final int status;

    SecondFactorProblem(String code, String title, int status) {
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
