package dev.nexus.user.onetime;

/** What a secret that was sent by mail is good for. */
public enum OneTimePurpose {
    /** It shows that somebody reads at an address. */
    VERIFY_EMAIL,
    /** It lets its reader choose another password. */
    RESET_PASSWORD
}
