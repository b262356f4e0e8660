package dev.nexus.playback.progress.rule;

import dev.nexus.platform.problem.ProblemType;

/** Why a report is refused. A code is never reused for something else. */
public enum ReportProblem implements ProblemType {
    /** A part of the report is missing or not of its type. */
    INVALID_REPORT("invalid-report", "The report cannot be understood", 422, false),
    /** The position is negative, or no number, or longer than any book. */
    INVALID_POSITION("invalid-position", "The position is impossible", 422, false),
    /** The span runs backwards, or has one end only. */
    INVALID_SPAN("invalid-span", "The span is impossible", 422, false),
    /** The rate is none that a player has. */
    INVALID_RATE("invalid-rate", "The rate is impossible", 422, false),
    /** The device's clock shows no time of a calendar. */
    INVALID_TIME("invalid-time", "The time is impossible", 422, false),
    /** Further beyond the end of the book than an estimated duration explains. */
    BEYOND_THE_END("beyond-the-end", "The position is beyond the end of the book", 422, false),
    /** The listener does not belong to the book's library, or that has not been heard of here yet. */
    NOT_A_MEMBER("not-a-member", "The caller is not a member of the library", 403, true),
    /** As many of the listener's reports as are allowed wait for their books already. */
    TOO_MANY_PENDING("too-many-pending", "Too many reports wait for their books", 429, true),
    /** A defect of the server kept this report, and no other, from being stored. */
    NOT_STORED("not-stored", "The report could not be stored", 500, true),
    /** Nobody has told of the book for as long as a report waits. */
    BOOK_UNKNOWN("book-unknown", "The book has not become known", 404, false);

    private final String code;
    private final String title;
    private final int status;
    private final boolean retryable;

    ReportProblem(String code, String title, int status, boolean retryable) {
        this.code = code;
        this.title = title;
        this.status = status;
        this.retryable = retryable;
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

    /** Whether the same report may be accepted later. */
    public boolean retryable() {
        return retryable;
    }
}
