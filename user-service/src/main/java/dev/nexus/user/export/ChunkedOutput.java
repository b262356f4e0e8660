package dev.nexus.user.export;

import java.io.OutputStream;
import java.util.Arrays;

/** Cuts what is written into pieces and stores each when it is full. */
final class ChunkedOutput extends OutputStream {

    private static final int CHUNK = 1 << 20;

    private final ExportChunks chunks;
    private final Claim claim;
    private final byte[] buffer = new byte[CHUNK];
    private int filled;
    private int stored;
    private long size;

    ChunkedOutput(ExportChunks chunks, Claim claim) {
        this.chunks = chunks;
        this.claim = claim;
    }

    @Override
    public void write(int single) {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        var from = offset;
        while (from < offset + length) {
            var taken = Math.min(CHUNK - filled, offset + length - from);
            System.arraycopy(bytes, from, buffer, filled, taken);
            filled += taken;
            from += taken;
            if (filled == CHUNK) {
                store();
            }
        }
        size += length;
    }

    /** Stores the rest, too. */
    @Override
    public void close() {
        if (filled > 0) {
            store();
        }
    }

    /** How many bytes were written. */
    long size() {
        return size;
    }

    private void store() {
        chunks.add(claim, stored, Arrays.copyOf(buffer, filled));
        stored++;
        filled = 0;
    }
}
