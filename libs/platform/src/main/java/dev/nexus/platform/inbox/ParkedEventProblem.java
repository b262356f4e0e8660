package dev.nexus.platform.inbox;

import dev.nexus.platform.problem.ProblemType;

/** What can be wrong with what an operator asks of parked events. */
public enum ParkedEventProblem implements ProblemType {
    /** No such event waits or is parked: it was handled, dropped or erased. */
    PARKED_EVENT_NOT_FOUND("parked-event-not-found", "There is no such parked event", 404),
    /** The event waits for its next try, which decides what becomes of it. */
    EVENT_NOT_PARKED("event-not-parked", "The event is not parked", 409);

    private final String code;
    private final String title;
    private final int status;

    ParkedEventProblem(String code, String title, int status) {
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
