package dev.nexus.user.account;

/** An address belongs to another account since a moment ago. It never leaves the service: nobody is told who has an account. */
public final class AddressTakenException extends RuntimeException {

    /**
     * Tells of an address that is taken.
     *
     * @param cause what the database said
     */
    public AddressTakenException(Throwable cause) {
        super("the address belongs to another account", cause);
    }
}
