package dev.nexus.user.oidc;

/** What a provider answered proves nothing. The message is a word for the audit log: nothing of the answer is in it. */
final class UnprovenException extends Exception {

    UnprovenException(String reason) {
        super(reason);
    }

    UnprovenException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
