package dev.nexus.user.audit;

import com.fasterxml.jackson.annotation.JsonValue;

/** What is recorded. The code is stored and shown: it is never renamed. */
public enum AuditedAction {
    /** An account was made. */
    REGISTERED("registered"),
    /** The address was proven by a link sent to it. */
    EMAIL_VERIFIED("email-verified"),
    /** Another address was asked for. */
    EMAIL_CHANGE_REQUESTED("email-change-requested"),
    /** Another address took the place of the former one. */
    EMAIL_CHANGED("email-changed"),
    /** Somebody signed in. */
    SIGNED_IN("signed-in"),
    /** Somebody tried to sign in and was not who they said. */
    SIGN_IN_FAILED("sign-in-failed"),
    /** Somebody tried to sign in too often. */
    SIGN_IN_THROTTLED("sign-in-throttled"),
    /** A session was signed out, revoked or ended by a change. */
    SESSION_ENDED("session-ended"),
    /** Somebody has a copy of a device's token: its session was ended. */
    SESSION_COMPROMISED("session-compromised"),
    /** The owner chose another password. */
    PASSWORD_CHANGED("password-changed"),
    /** The owner's present password was asked for and was wrong. */
    PASSWORD_CHECK_FAILED("password-check-failed"),
    /** A link to choose another password was sent. */
    PASSWORD_RESET_REQUESTED("password-reset-requested"),
    /** Somebody chose another password by the link in a mail. */
    PASSWORD_RESET("password-reset"),
    /** The account made a library. */
    LIBRARY_CREATED("library-created"),
    /** The account gave a library another name. */
    LIBRARY_RENAMED("library-renamed"),
    /** The account deleted a library. */
    LIBRARY_DELETED("library-deleted"),
    /** The account became a member of a library or got another role there. */
    MEMBERSHIP_GRANTED("membership-granted"),
    /** The account left a library or was removed from it. */
    MEMBERSHIP_REVOKED("membership-revoked"),
    /** The account invited somebody to a library. */
    INVITATION_CREATED("invitation-created"),
    /** The account followed an invitation. */
    INVITATION_ACCEPTED("invitation-accepted"),
    /** An invitation by the account was taken back. */
    INVITATION_REVOKED("invitation-revoked"),
    /** Signing in with the password needs a code from now on. */
    SECOND_FACTOR_ENABLED("second-factor-enabled"),
    /** The password alone is enough from now on. */
    SECOND_FACTOR_DISABLED("second-factor-disabled"),
    /** A code was asked for, and what was typed was none. */
    SECOND_FACTOR_FAILED("second-factor-failed"),
    /** Codes were guessed at too often. */
    SECOND_FACTOR_THROTTLED("second-factor-throttled"),
    /** The codes for a lost authenticator were made anew. */
    RECOVERY_CODES_RENEWED("recovery-codes-renewed"),
    /** A code for a lost authenticator was used. */
    RECOVERY_CODE_USED("recovery-code-used"),
    /** An identity at another provider lets somebody in from now on. */
    IDENTITY_LINKED("identity-linked"),
    /** An identity at another provider lets nobody in any more. */
    IDENTITY_UNLINKED("identity-unlinked"),
    /** An administrator shut the account. */
    ACCOUNT_DISABLED("account-disabled"),
    /** An administrator opened the account again. */
    ACCOUNT_ENABLED("account-enabled"),
    /** An administrator made the account an administrator. */
    ADMIN_GRANTED("admin-granted"),
    /** An administrator took the administrator's role away. */
    ADMIN_REVOKED("admin-revoked"),
    /** The owner made a key for a machine. */
    API_KEY_CREATED("api-key-created"),
    /** The owner let a machine's key be good for nothing. */
    API_KEY_REVOKED("api-key-revoked"),
    /** An administrator exchanged the key that signs tokens. */
    SIGNING_KEY_ROTATED("signing-key-rotated"),
    /** An administrator let all tokens be refused that a key signed. */
    SIGNING_KEY_REVOKED("signing-key-revoked"),
    /** The owner asked for an archive of all that is known. */
    EXPORT_REQUESTED("export-requested"),
    /** Such an archive was handed out. */
    EXPORT_DOWNLOADED("export-downloaded");

    private final String code;

    AuditedAction(String code) {
        this.code = code;
    }

    /**
     * The name that is stored and shown.
     *
     * @return lower case words with hyphens
     */
    @JsonValue
    public String code() {
        return code;
    }
}
