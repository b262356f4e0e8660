package dev.nexus.platform.replay;

import dev.nexus.platform.problem.ProblemType;

/** What can be wrong with a replay of events. */
public enum ReplayProblem implements ProblemType {
    /** Never asked for, or so long ago that it is forgotten. */
    EVENT_REPLAY_NOT_FOUND("event-replay-not-found", "There is no such replay of events", 404),
    /** It has ended, so there is nothing left to cancel. */
    EVENT_REPLAY_FINISHED("event-replay-finished", "The replay of events has ended", 409),
    /** The broker has no queue of that name, so the events would go nowhere. */
    UNKNOWN_QUEUE("unknown-queue", "There is no such queue", 422);

    private final String code;
    private final String title;
    private final int status;

    ReplayProblem(String code, String title, int status) {
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
