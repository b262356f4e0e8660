package dev.nexus.user.mail;

/** A mail that no attempt will send. */
final class UnsendableMailException extends RuntimeException {

    UnsendableMailException(Throwable cause) {
        super("the mail cannot be written or read", cause);
    }
}
