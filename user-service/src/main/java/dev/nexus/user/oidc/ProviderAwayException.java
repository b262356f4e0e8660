package dev.nexus.user.oidc;

/** A provider gave no answer, or said that it is broken. */
final class ProviderAwayException extends Exception {

    ProviderAwayException(String message) {
        super(message);
    }

    ProviderAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
