package dev.nexus.catalog.media.store;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;

/** Hangs up when it is closed early: closing alone would read the rest of the object. */
final class AbortedStream extends FilterInputStream {

    private final ResponseInputStream<?> response;
    private long left;

    AbortedStream(ResponseInputStream<?> response, long length) {
        super(response);
        this.response = response;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        left -= read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        left -= Math.max(0, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        if (left > 0) {
            response.abort();
        } else {
            super.close();
        }
    }
}
