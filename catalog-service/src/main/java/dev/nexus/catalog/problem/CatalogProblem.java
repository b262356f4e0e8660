package dev.nexus.catalog.problem;

import dev.nexus.platform.problem.ProblemType;

/** The catalogue's problems. A code is never reused and never renamed. */
public enum CatalogProblem implements ProblemType {
    /** There is no such book, or it is in a library that the caller is not in. */
    BOOK_NOT_FOUND("book-not-found", "There is no such book", 404),
    /** The book has no cover. */
    COVER_NOT_FOUND("cover-not-found", "There is no such cover", 404),
    /** A cover that is no picture, or has too many pixels. */
    COVER_UNUSABLE("cover-unusable", "The cover cannot be used", 422),

    /** There is no such audio file, or its book is in a library that the caller is not in. */
    FILE_NOT_FOUND("file-not-found", "There is no such audio file", 404),
    /** There is no such import, or it is into a library that the caller is not in. */
    IMPORT_NOT_FOUND("import-not-found", "There is no such import", 404),
    /** There is no such library, or the caller is not in it. */
    LIBRARY_NOT_FOUND("library-not-found", "There is no such library", 404),
    /** There is no such person, series, genre, tag or publisher, or it is in a library that the caller is not in. */
    NAME_NOT_FOUND("name-not-found", "There is no such name", 404),

    /** The member has not reviewed the book. */
    REVIEW_NOT_FOUND("review-not-found", "There is no such review", 404),

    /** The file has no such segment. */
    SEGMENT_NOT_FOUND("segment-not-found", "There is no such segment", 404),
    /** A file whose audio cannot be sent in segments without encoding it again. */
    SEGMENTS_UNAVAILABLE("segments-unavailable", "The file cannot be sent in segments", 422),

    /** There is no such link, or it has expired or was revoked. */
    LINK_NOT_FOUND("link-not-found", "There is no such link", 404),
    /** The account has too many links to the same thing. */
    TOO_MANY_LINKS("too-many-links", "There are too many links", 429),

    /** Another of its kind in the library is called so already. */
    NAME_TAKEN("name-taken", "Another one is called so", 409),

    /** The caller is not known as a member of the library; right after joining it helps to try again. */
    NOT_A_MEMBER("not-a-member", "The caller is not a member of the library", 403),
    /** The caller's role in the library does not allow it. */
    ROLE_TOO_LOW("role-too-low", "The caller's role in the library does not allow this", 403),

    /** An import without any file. */
    NOTHING_TO_IMPORT("nothing-to-import", "There is nothing to import", 422),
    /** More files than a book can have. */
    TOO_MANY_FILES("too-many-files", "There are too many files for one book", 422),
    /** A folder that is not below the import root, or no folder. */
    FOLDER_NOT_FOUND("folder-not-found", "There is no such folder to import", 422),
    /** There is no such watched folder. */
    WATCHED_FOLDER_NOT_FOUND("watched-folder-not-found", "There is no such watched folder", 404),
    /** The operator has not configured an import root. */
    FOLDER_IMPORTS_OFF("folder-imports-off", "Imports from folders are not configured", 422),
    /** The upload ended early or is not well-formed. */
    UPLOAD_BROKEN("upload-broken", "The upload could not be read", 400),
    /** An imported file without a single byte. */
    FILE_EMPTY("file-empty", "A file is empty", 422),
    /** An imported file that is no audio, or not in a supported format. */
    FILE_NOT_AUDIO("file-not-audio", "A file is no audio", 422),
    /** An imported audio file that ends too early. */
    FILE_TRUNCATED("file-truncated", "An audio file is not whole", 422),
    /** A file that crashed what reads it, or took more time or memory than a file may. */
    FILE_PROBE_FAILED("file-probe-failed", "A file could not be read", 422),
    /** There is no such upload, it has expired, was ended or imported, or is somebody else's. */
    UPLOAD_NOT_FOUND("upload-not-found", "There is no such upload", 404),
    /** An upload was to be imported of which bytes are missing. */
    UPLOAD_INCOMPLETE("upload-incomplete", "An upload is not whole yet", 409),
    /** The client is elsewhere in the file than the server; {@code offset} tells where that is. */
    UPLOAD_OFFSET_CONFLICT("upload-offset-conflict", "The upload is not there", 409),
    /** The server speaks another version of tus. */
    TUS_VERSION_UNSUPPORTED("tus-version-unsupported", "This version of tus is not supported", 412),
    /** A header of tus is not well-formed. */
    TUS_HEADER_INVALID("tus-header-invalid", "A header of tus is not well-formed", 400),
    /** Another request is sending to the same upload. */
    UPLOAD_BUSY("upload-busy", "The upload is in use", 423),
    /** The account has too many uploads under way. */
    TOO_MANY_UPLOADS("too-many-uploads", "There are too many uploads", 429),
    /** The bytes have another digest than the client said; 460 is tus's own. */
    UPLOAD_CHECKSUM_MISMATCH("upload-checksum-mismatch", "The checksum does not match", 460),
    /** A ZIP that is not whole, or is not what it says of itself. */
    ARCHIVE_UNREADABLE("archive-unreadable", "A ZIP cannot be read", 422),
    /** A ZIP with more entries than a book has files, or one that would unpack to far more than it is. */
    ARCHIVE_TOO_LARGE("archive-too-large", "A ZIP would unpack to too much", 422),
    /** A folder's file was there when the import was asked for and is not any more. */
    FILE_GONE("file-gone", "A file has disappeared", 422),
    /** The import was tried several times and its process died each time. */
    IMPORT_ABANDONED("import-abandoned", "The import was given up", 500),
    /** The import failed for a reason of the server's own. */
    IMPORT_FAILED("import-failed", "The import failed", 500),
    /** The search index is being built for the first time. */
    SEARCH_NOT_READY("search-not-ready", "Search is being prepared", 503),

    /** The library has as much as it may have. */
    LIBRARY_FULL("library-full", "The library is full", 507),
    /** No room is left for more media. */
    MEDIA_STORE_FULL("media-store-full", "There is no room for more files", 507),

    /** None of the requested ranges overlaps the file. */
    RANGE_NOT_SATISFIABLE("range-not-satisfiable", "No requested range is in the file", 416);

    private final String code;
    private final String title;
    private final int status;

    CatalogProblem(String code, String title, int status) {
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
