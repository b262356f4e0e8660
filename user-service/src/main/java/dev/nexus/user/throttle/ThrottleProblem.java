package dev.nexus.user.throttle;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.problem.ProblemType;
import java.time.Duration;

/** What is said to somebody who tries too often. */
public enum ThrottleProblem implements ProblemType {
    /** Something that can be guessed was tried too often; Retry-After says when it may be tried again. */
    TOO_MANY_ATTEMPTS("too-many-attempts", "There were too many attempts", 429);

    private final String code;
    private final String title;
    private final int status;

    ThrottleProblem(String code, String title, int status) {
        this.code = code;
        this.title = title;
        this.status = status;
    }

    static ProblemException tooMany(Duration pause) {
        return new ProblemException(TOO_MANY_ATTEMPTS, "Wait a little, then try again.").retryAfter(pause);
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
