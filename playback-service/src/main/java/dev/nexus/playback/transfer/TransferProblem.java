package dev.nexus.playback.transfer;

import dev.nexus.platform.problem.ProblemType;

/** Why an import is refused. A code is never reused for something else. */
public enum TransferProblem implements ProblemType {
    /** The files are none of those that are understood, or damaged. */
    UNREADABLE_IMPORT("unreadable-import", "The files cannot be read as what another server knows", 422),
    /** The files tell of several people, or not of the one who was asked for. */
    CHOOSE_A_PERSON("choose-a-person", "It must be said whose listening to import", 422);

    private final String code;
    private final String title;
    private final int status;

    TransferProblem(String code, String title, int status) {
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
