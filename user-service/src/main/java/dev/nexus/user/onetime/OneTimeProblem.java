package dev.nexus.user.onetime;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.problem.ProblemType;

/** What can be wrong with a secret that was sent by mail. */
public enum OneTimeProblem implements ProblemType {
    /** It was used, is too old, was followed by another one, or never was one. */
    INVALID_LINK("invalid-link", "The link is not valid", 404);

    private final String code;
    private final String title;
    private final int status;

    OneTimeProblem(String code, String title, int status) {
        this.code = code;
        this.title = title;
        this.status = status;
    }

    /**
     * What is said to whoever follows a link in vain.
     *
     * @return the problem
     */
    public static ProblemException invalidLink() {
        return new ProblemException(INVALID_LINK, "It was used already, is too old, or a newer one was sent.");
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
