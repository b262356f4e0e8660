package dev.nexus.catalog.media.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Sends parts of a file through one small buffer. */
final class ByteSending {

    private static final int BUFFER = 64 * 1024;

    private final FileChannel file;
    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];

    ByteSending(FileChannel file, OutputStream out) {
        this.file = file;
        this.out = out;
    }

    void send(ByteRange range) throws IOException {
        for (long at = range.first(); at <= range.last(); ) {
            int count = read(at, (int) Math.min(buffer.length, range.last() - at + 1));
            out.write(buffer, 0, count);
            at += count;
        }
    }

    private int read(long at, int wanted) {
        int count;
        try {
            count = file.read(ByteBuffer.wrap(buffer, 0, wanted), at);
        } catch (IOException e) {
            throw new BrokenStream("A media file could not be read", e);
        }
        if (count <= 0) {
            throw new BrokenStream("A media file is shorter than it was when it was published", null);
        }
        return count;
    }
}
