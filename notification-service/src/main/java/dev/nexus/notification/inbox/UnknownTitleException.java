package dev.nexus.notification.inbox;

import java.util.UUID;

/** A book's title has not arrived yet. The event that needs it waits and is tried again. */
public final class UnknownTitleException extends RuntimeException {

    UnknownTitleException(UUID book) {
        super("the title of book %s is not known yet".formatted(book), null, false, false);
    }
}
