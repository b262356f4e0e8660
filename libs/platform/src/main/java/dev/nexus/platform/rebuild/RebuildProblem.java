package dev.nexus.platform.rebuild;

import dev.nexus.platform.problem.ProblemType;

/** What can be wrong with a rebuild. */
public enum RebuildProblem implements ProblemType {
    /** Never asked for, or so long ago that it is forgotten. */
    STATE_EMISSION_NOT_FOUND("state-emission-not-found", "There is no such emission of state", 404),
    /** It has ended, so there is nothing left to cancel. */
    STATE_EMISSION_FINISHED("state-emission-finished", "The emission of state has ended", 409),
    /** The consumer is being told already. */
    STATE_EMISSION_RUNNING("state-emission-running", "The consumer is being told already", 409),
    /** The service has nothing that the other one keeps as a projection. */
    NOTHING_TO_TELL("nothing-to-tell", "The service has no state that the consumer listens to", 422),
    /** The service does not listen to the publisher, or has no such projection. */
    NO_SUCH_PROJECTION("no-such-projection", "There is no such projection", 422);

    private final String code;
    private final String title;
    private final int status;

    RebuildProblem(String code, String title, int status) {
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
