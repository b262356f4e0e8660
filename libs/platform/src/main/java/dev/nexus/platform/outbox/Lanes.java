package dev.nexus.platform.outbox;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The lanes of the outbox. A partition key always falls into the same lane, and one relay at a time empties a lane, so the
 * key's events leave in order with any number of relays. The number is a constant: to change it would reorder what waits.
 */
final class Lanes {

    static final int COUNT = 64;

    private Lanes() {}

    static int laneOf(String partitionKey) {
        CRC32C checksum = new CRC32C();
        checksum.update(partitionKey.getBytes(StandardCharsets.UTF_8));
        return (int) (checksum.getValue() % COUNT);
    }
}
