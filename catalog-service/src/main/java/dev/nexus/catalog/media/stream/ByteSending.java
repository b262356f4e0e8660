package dev.nexus.catalog.media.stream;

import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.MediaStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Sends parts of stored bytes through one small buffer. */
final class ByteSending {

    private static final int BUFFER = 64 * 1024;

    private final MediaStore store;
    private final MediaName name;
    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];

    ByteSending(MediaStore store, MediaName name, OutputStream out) {
        this.store = store;
        this.name = name;
        this.out = out;
    }

    void send(ByteRange range) throws IOException {
        try (InputStream bytes = store.open(name, range.first(), range.last())) {
            for (long left = range.length(); left > 0; ) {
                int count = read(bytes, (int) Math.min(buffer.length, left));
                out.write(buffer, 0, count);
                left -= count;
            }
        }
    }

    private int read(InputStream bytes, int wanted) {
        int count;
        try {
            count = bytes.read(buffer, 0, wanted);
        } catch (IOException e) {
            throw new BrokenStream("A media file could not be read", e);
        }
        if (count <= 0) {
            throw new BrokenStream("A media file is shorter than it was when it was published", null);
        }
        return count;
    }
}
