package dev.nexus.notification.book;

import java.util.UUID;

/** A book has not been heard of yet. The event that needs its title waits and is tried again. */
public final class UnknownBookException extends RuntimeException {

    public UnknownBookException(UUID book) {
        super("the title of book %s is not known yet".formatted(book), null, false, false);
    }
}
