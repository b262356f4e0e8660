package dev.nexus.user.library;

import dev.nexus.platform.problem.ProblemType;

/** What can be wrong with a library and its members. */
public enum LibraryProblem implements ProblemType {
    /** There is no such library, or the caller does not belong to it; which of the two is not said. */
    LIBRARY_NOT_FOUND("library-not-found", "There is no such library", 404),
    /** The caller's role does not suffice. */
    ROLE_TOO_LOW("role-too-low", "The caller's role in the library does not allow this", 403),
    /** The account does not belong to the library. */
    MEMBER_NOT_FOUND("member-not-found", "There is no such member", 404),
    /** The installation leaves it to its administrators to make libraries. */
    LIBRARY_CREATION_FORBIDDEN("library-creation-forbidden", "Only an administrator makes libraries here", 403),
    /** The account has made as many libraries as one account may. */
    TOO_MANY_LIBRARIES("too-many-libraries", "The account has made too many libraries", 409),
    /** A library without an owner could never be changed again. */
    LAST_OWNER("last-owner", "The library needs an owner", 409);

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
