package dev.nexus.catalog.media.probe;

import dev.nexus.catalog.media.UnreadableAudio;
import dev.nexus.catalog.media.UnreadableAudio.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Checks that an MP4 file is whole by its top-level boxes (ISO 14496-12 section 4.2). FFmpeg does not: it opens a file
 * whose index comes first and whose audio ends in the middle without a word.
 */
final class Mp4Boxes {

    private static final int HEADER = 8;
    private static final int LARGE_HEADER = 16;
    private static final int TYPE_OFFSET = 4;

    private Mp4Boxes() {}

    /** Passes files that are no MP4. */
    static void checkWhole(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (isMp4(channel)) {
                walk(channel);
            }
        }
    }

    private static boolean isMp4(FileChannel channel) throws IOException {
        ByteBuffer header = read(channel, 0);
        return header.limit() >= HEADER && "ftyp".equals(typeOf(header));
    }

    private static void walk(FileChannel channel) throws IOException {
        boolean index = false;
        boolean audio = false;
        long size = channel.size();
        for (long at = 0; at < size; ) {
            ByteBuffer header = read(channel, at);
            long length = lengthOf(header, size - at);
            if (length > size - at) {
                throw truncated("the file ends in the middle of its \"" + typeOf(header) + "\" box");
            }
            index |= "moov".equals(typeOf(header));
            audio |= "mdat".equals(typeOf(header));
            at += length;
        }
        if (!index || !audio) {
            throw truncated(index ? "it has no audio data" : "it has no index (\"moov\" box)");
        }
    }

    private static long lengthOf(ByteBuffer header, long rest) {
        if (header.limit() < HEADER) {
            throw truncated("the file ends in the middle of a box header");
        }
        long length = Integer.toUnsignedLong(header.getInt(0));
        int least = HEADER;
        if (length == 0) {
            return rest;
        }
        if (length == 1) {
            least = LARGE_HEADER;
            length = header.limit() < LARGE_HEADER ? -1 : header.getLong(HEADER);
        }
        if (length < least) {
            throw truncated("a box has an impossible length");
        }
        return length;
    }

    private static String typeOf(ByteBuffer header) {
        byte[] type = new byte[HEADER - TYPE_OFFSET];
        header.get(TYPE_OFFSET, type);
        return new String(type, StandardCharsets.ISO_8859_1).replaceAll("[^\\x20-\\x7e]", "?");
    }

    private static ByteBuffer read(FileChannel channel, long at) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(LARGE_HEADER);
        while (header.hasRemaining() && channel.read(header, at + header.position()) > 0) {
            // a channel may give less than was asked for
        }
        return header.flip();
    }

    private static UnreadableAudio truncated(String why) {
        return new UnreadableAudio(Reason.TRUNCATED, "The MP4 file is not whole: " + why + ".");
    }
}
