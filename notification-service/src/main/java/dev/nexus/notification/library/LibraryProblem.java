package dev.nexus.notification.library;

import dev.nexus.platform.problem.ProblemType;

/** Why a member may not do something. A code is never reused for something else. */
public enum LibraryProblem implements ProblemType {
    /** The caller's role in the library does not allow it. */
    ROLE_TOO_LOW("role-too-low", "The caller's role in the library does not allow this", 403);

    private final String code;
    private final String title;
    private final int status;

    LibraryProblem(String code, String title, int status) {
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
