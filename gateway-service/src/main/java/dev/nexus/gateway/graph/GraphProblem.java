package dev.nexus.gateway.graph;

import dev.nexus.platform.problem.ProblemType;

/** Why a question to the graph is refused as a whole; the code is in the {@code extensions} of the only error. */
enum GraphProblem implements ProblemType {
    /** It is too long, too deep, renames too much or asks for too many entries. */
    QUESTION_TOO_LARGE("question-too-large", "The question to the graph asks for too much", 400),
    /** It names a document that is not here. */
    DOCUMENT_UNKNOWN("document-unknown", "The document is not known", 404),
    /** This server answers documents that it knows, and no others. */
    DOCUMENT_NOT_TRUSTED("document-not-trusted", "The document is not one of those that are answered here", 403);

    private final String code;
    private final String title;
    private final int status;

    GraphProblem(String code, String title, int status) {
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
