package dev.nexus.notification.live;

import dev.nexus.platform.problem.ProblemType;

/** The problems of live updates. */
enum LiveProblem implements ProblemType {
    /** As many streams of this account are open as may be. */
    TOO_MANY_LIVE_STREAMS("too-many-live-streams", "Too many live streams are open", 429);

    private final String code;
    private final String title;
    private final int status;

    LiveProblem(String code, String title, int status) {
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
