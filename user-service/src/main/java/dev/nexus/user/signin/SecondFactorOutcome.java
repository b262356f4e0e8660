package dev.nexus.user.signin;

/** What came of asking for a second factor. */
public enum SecondFactorOutcome {
    /** The account asks for none. */
    NOT_NEEDED,
    /** The code of the authenticator is right. */
    CODE_ACCEPTED,
    /** The code for a lost authenticator is right. */
    RECOVERY_CODE_ACCEPTED,
    /** One is needed, and nothing was typed. */
    MISSING,
    /** What was typed is wrong. */
    WRONG
}
