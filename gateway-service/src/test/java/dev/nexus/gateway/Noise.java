package dev.nexus.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.zip.CRC32C;

/** A body of a given size that takes no memory and looks different everywhere. */
final class Noise extends InputStream {

    /** A prime, so that no buffer's boundary falls on the same place again. */
    private static final byte[] PIECE = new byte[65_521];

    static {
        new Random(7).nextBytes(PIECE);
    }

    private final long size;
    private long position;

    Noise(long size) {
        this.size = size;
    }

    /** The check sum of a body, read to its end. */
    static long checkSum(InputStream body) throws IOException {
        var sum = new CRC32C();
        var buffer = new byte[64 * 1024];
        for (var read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            sum.update(buffer, 0, read);
        }
        return sum.getValue();
    }

    @Override
    public int read() {
        return position < size ? PIECE[(int) (position++ % PIECE.length)] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (position >= size) {
            return -1;
        }
        var from = (int) (position % PIECE.length);
        var count = (int) Math.min(Math.min(length, PIECE.length - from), size - position);
        System.arraycopy(PIECE, from, buffer, offset, count);
        position += count;
        return count;
    }
}
