package dev.nexus.user.token;

/** Why a session ended. */
public enum EndReason {
    /** On the device itself. */
    SIGNED_OUT("signed-out"),
    /** By its owner, on another device. */
    REVOKED("revoked"),
    /** By somebody who administers the platform. */
    REVOKED_BY_ADMIN("revoked-by-admin"),
    /** The password is another. */
    PASSWORD_CHANGED("password-changed"),
    /** The second factor is another. */
    SECOND_FACTOR_CHANGED("second-factor-changed"),
    /** The account may not be used. */
    ACCOUNT_DISABLED("account-disabled"),
    /** The account is gone. */
    ACCOUNT_ERASED("account-erased"),
    /** A refresh token was used again: two have it. */
    COMPROMISED("compromised"),
    /** Unused for too long, or too old. */
    EXPIRED("expired");

    private final String word;

    EndReason(String word) {
        this.word = word;
    }

    /**
     * The reason as other services are told.
     *
     * @return a word that never changes
     */
    public String word() {
        return word;
    }
}
