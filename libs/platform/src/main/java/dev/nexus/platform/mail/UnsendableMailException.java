package dev.nexus.platform.mail;

/** A mail that no attempt will send. */
public final class UnsendableMailException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsendableMailException(Throwable cause) {
        super("the mail cannot be written or read", cause);
    }
}
