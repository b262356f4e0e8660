package dev.nexus.user.oidc;

import dev.nexus.platform.problem.ProblemType;

/** What can be wrong with signing in by the word of another provider. */
public enum OidcProblem implements ProblemType {
    /** No provider of this name is configured. */
    PROVIDER_NOT_FOUND("provider-not-found", "There is no such provider", 404),
    /** The provider gives no proper answer; trying again later helps. */
    PROVIDER_UNAVAILABLE("provider-unavailable", "The provider does not answer", 503),
    /** Apps are returned only to addresses that are configured. */
    REDIRECT_URI_NOT_ALLOWED("redirect-uri-not-allowed", "The redirect URI is not allowed", 422),
    /** The state is of no sign-in that is under way, or of one at another provider. */
    INVALID_SIGN_IN_STATE("invalid-sign-in-state", "There is no such sign-in under way", 400),
    /** The code is unknown, used, expired, or not of the app that began. */
    INVALID_SIGN_IN_CODE("invalid-sign-in-code", "The code of the sign-in is not valid", 401),
    /** The provider vouches for somebody, but no account is linked to the identity. */
    IDENTITY_NOT_LINKED("identity-not-linked", "No account is linked to the identity", 403),
    /** The identity lets somebody into another account. */
    IDENTITY_TAKEN("identity-taken", "The identity is linked to another account", 409),
    /** The caller's account has no such identity. */
    IDENTITY_NOT_FOUND("identity-not-found", "There is no such identity", 404),
    /** Without a password and without another identity nobody would get into the account again. */
    LAST_WAY_IN("last-way-in", "It is the last way to get in", 409);

    private final String code;
    private final String title;
    private final int status;

    OidcProblem(String code, String title, int status) {
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
