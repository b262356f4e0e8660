package dev.nexus.user.mail;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail that waits.
 *
 * @param id identifies it
 * @param kind the declared name of what it says
 * @param sealed the sealed letter
 * @param queuedAt since when
 * @param attempts how often it was tried, this time included
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record QueuedMail(UUID id, String kind, byte[] sealed, Instant queuedAt, int attempts) {

    @Override
    public String toString() {
        return "QueuedMail[id=%s, kind=%s, attempts=%d]".formatted(id, kind, attempts);
    }
}
