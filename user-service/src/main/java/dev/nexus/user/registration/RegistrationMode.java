package dev.nexus.user.registration;

/** Who may make an account. The first one of an installation may always be made: it could not be used otherwise. */
enum RegistrationMode {
    /** Everybody. */
    OPEN,
    /** Who was invited to a library. */
    INVITED,
    /** Nobody. */
    CLOSED
}
