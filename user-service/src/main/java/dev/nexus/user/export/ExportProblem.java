package dev.nexus.user.export;

import dev.nexus.platform.problem.ProblemType;

/** What can be wrong with an export. */
public enum ExportProblem implements ProblemType {
    /** There is no such export, it is somebody else's, or it has expired. */
    EXPORT_NOT_FOUND("export-not-found", "There is no such export", 404),
    /** The archive is not there yet, or never will be. */
    EXPORT_NOT_READY("export-not-ready", "The export is not ready", 409),
    /** The account has asked for too many; Retry-After says when it may ask again. */
    TOO_MANY_EXPORTS("too-many-exports", "There were too many exports", 429),
    /** Some service did not give its part, however often it was asked. */
    EXPORT_FAILED("export-failed", "The export failed", 503);

    private final String code;
    private final String title;
    private final int status;

    ExportProblem(String code, String title, int status) {
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
