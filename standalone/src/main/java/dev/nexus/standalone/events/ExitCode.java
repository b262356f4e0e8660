package dev.nexus.standalone.events;

/** What a command ends with, for scripts. */
final class ExitCode {

    /** It was done. */
    static final int DONE = 0;
    /** The server refused it, or it was begun and failed. */
    static final int FAILED = 1;
    /** The command line makes no sense. */
    static final int WRONG_USE = 2;
    /** Nobody answers at the URL. */
    static final int AWAY = 3;
    /** Nobody is signed in, or not an administrator. */
    static final int NOT_ALLOWED = 4;

    private ExitCode() {}
}
