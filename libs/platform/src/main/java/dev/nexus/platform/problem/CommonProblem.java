package dev.nexus.platform.problem;

/** The problems that every service knows. What only one service knows is in that service's own catalogue. */
public enum CommonProblem implements ProblemType {
    /** The request cannot be understood at all. */
    BAD_REQUEST("bad-request", "The request is not understood", 400),
    /** The body is missing or no JSON. */
    MALFORMED_JSON("malformed-json", "The body is not readable as JSON", 400),
    /** The body has a field that this endpoint does not know. */
    UNKNOWN_FIELD("unknown-field", "The body has a field that is not known here", 400),
    /** A field's value has the wrong JSON type or format. */
    WRONG_TYPE("wrong-type", "A field has a value of the wrong type", 400),
    /** A query parameter, path segment or header has an impossible value. */
    INVALID_PARAMETER("invalid-parameter", "A parameter has an impossible value", 400),
    /** A needed query parameter, header, cookie or part is absent. */
    MISSING_PARAMETER("missing-parameter", "A needed parameter is missing", 400),
    /** A page cursor was not made by this list. */
    INVALID_CURSOR("invalid-cursor", "The cursor was not made by this list", 400),
    /** No token was sent where one is needed. */
    UNAUTHENTICATED("unauthenticated", "A token is needed", 401),
    /** The token is expired, forged or not meant for this suite. */
    INVALID_TOKEN("invalid-token", "The token is not valid", 401),
    /** The caller is known and may not do this. */
    FORBIDDEN("forbidden", "This is not allowed", 403),
    /** The account may do this, but not with this token. */
    INSUFFICIENT_SCOPE("insufficient-scope", "The token is not good for this", 403),
    /** Nothing is here, or nothing that this caller may see. */
    NOT_FOUND("not-found", "There is nothing here", 404),
    /** The path exists, but not for this method. */
    METHOD_NOT_ALLOWED("method-not-allowed", "The method is not allowed here", 405),
    /** The caller accepts none of the formats that are there. */
    NOT_ACCEPTABLE("not-acceptable", "No acceptable format is available", 406),
    /** Somebody else changed the same thing at the same moment; trying again helps. */
    CONCURRENT_CHANGE("concurrent-change", "It was changed by another request", 409),
    /** {@code If-Match} named another version than the current one. */
    PRECONDITION_FAILED("precondition-failed", "The precondition does not hold", 412),
    /** The body is larger than this endpoint takes. */
    CONTENT_TOO_LARGE("content-too-large", "The body is too large", 413),
    /** The body's media type is not one of those understood here. */
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", "The media type of the body is not supported", 415),
    /** The body is well-formed, but values in it are impossible. */
    VALIDATION_FAILED("validation-failed", "The body has impossible values", 422),
    /** The caller sends too much. */
    TOO_MANY_REQUESTS("too-many-requests", "There are too many requests", 429),
    /** The header section is too large. */
    HEADERS_TOO_LARGE("headers-too-large", "The headers are too large", 431),
    /** A defect of the service; the trace id leads to its log. */
    INTERNAL_ERROR("internal-error", "Something went wrong on the server", 500),
    /** A part of the suite gave no proper answer. */
    BAD_GATEWAY("bad-gateway", "A part of the server gave no proper answer", 502),
    /** A part of the suite is away; trying again later helps. */
    UNAVAILABLE("unavailable", "This is not available at the moment", 503),
    /** A part of the suite did not answer in time; trying again later helps. */
    TIMEOUT("timeout", "The answer took too long", 504);

    private final String code;
    private final String title;
    private final int status;

    CommonProblem(String code, String title, int status) {
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

    /**
     * The problem that says no more than an HTTP status does.
     *
     * @param status a status from 400 to 599
     * @return the common problem of this status; for a status without one, that of its class (400 or 500)
     */
    public static CommonProblem ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 409 -> CONCURRENT_CHANGE;
            case 412 -> PRECONDITION_FAILED;
            case 413 -> CONTENT_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 422 -> VALIDATION_FAILED;
            case 429 -> TOO_MANY_REQUESTS;
            case 431 -> HEADERS_TOO_LARGE;
            case 502 -> BAD_GATEWAY;
            case 503 -> UNAVAILABLE;
            case 504 -> TIMEOUT;
            default -> status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
        };
    }
}
