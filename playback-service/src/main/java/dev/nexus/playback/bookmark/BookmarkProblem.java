package dev.nexus.playback.bookmark;

import dev.nexus.platform.problem.ProblemType;

/** Why a bookmark is refused. A code is never reused for something else. */
public enum BookmarkProblem implements ProblemType {
    /** The listener has as many bookmarks in the book as there may be. */
    TOO_MANY_BOOKMARKS("too-many-bookmarks", "There are too many bookmarks in the book", 409);

    private final String code;
    private final String title;
    private final int status;

    BookmarkProblem(String code, String title, int status) {
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
