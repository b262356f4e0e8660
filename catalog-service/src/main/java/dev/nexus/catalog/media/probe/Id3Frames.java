package dev.nexus.catalog.media.probe;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the frames of an ID3v2.3 or ID3v2.4 tag apart (id3.org, "ID3 tag version 2.4.0 - Main Structure"). Nothing is believed of a size
 * that does not fit: reading ends there.
 */
final class Id3Frames {

    /** A frame's content, as it was before it was written into the tag. */
    record Frame(String id, ByteBuffer body) {}

    static final int HEADER = 10;

    private static final int NEWEST = 4;
    private static final int SIZE = 4;
    private static final int MOST = 20_000;
    private static final int UNSYNCHRONISED = 0x80;
    private static final int EXTENDED = 0x40;
    private static final int UNREADABLE_IN_3 = 0xC0;
    private static final int GROUPED_IN_3 = 0x20;
    private static final int UNREADABLE_IN_4 = 0x0C;
    private static final int GROUPED_IN_4 = 0x40;
    private static final int UNSYNCHRONISED_IN_4 = 0x02;
    private static final int WITH_LENGTH_IN_4 = 0x01;

    private final int version;

    private Id3Frames(int version) {
        this.version = version;
    }

    /** How many bytes follow this header of a tag; 0 for what is no header of a tag that can have chapters. */
    static int sizeAfter(byte[] header) {
        boolean known = header.length == HEADER
                && new String(header, 0, 3, StandardCharsets.ISO_8859_1).equals("ID3")
                && (header[3] == NEWEST - 1 || header[3] == NEWEST);
        return known ? syncSafe(ByteBuffer.wrap(header, HEADER - SIZE, SIZE).getInt()) : 0;
    }

    /** The frames of a tag with these bytes after its header. */
    static List<Frame> of(byte[] header, byte[] rest) {
        int version = header[3];
        int flags = header[5];
        boolean whole = version < NEWEST && (flags & UNSYNCHRONISED) != 0;
        var content = ByteBuffer.wrap(whole ? synchronised(rest) : rest);
        if ((flags & EXTENDED) != 0 && content.remaining() >= SIZE) {
            int size = content.getInt(0);
            skip(content, version == NEWEST ? syncSafe(size) : size + SIZE);
        }
        return new Id3Frames(version).read(content);
    }

    /** The frames within a frame. */
    static List<Frame> within(byte[] header, ByteBuffer content) {
        return new Id3Frames(header[3]).read(content);
    }

    private List<Frame> read(ByteBuffer content) {
        var frames = new ArrayList<Frame>();
        while (frames.size() < MOST && content.remaining() >= HEADER && isId(content, content.position())) {
            byte[] id = new byte[SIZE];
            content.get(id);
            int size = size(content);
            content.get();
            int flags = content.get();
            if (size < 0 || size > content.remaining()) {
                break;
            }
            var body = content.slice(content.position(), size);
            content.position(content.position() + size);
            if ((flags & (version == NEWEST ? UNREADABLE_IN_4 : UNREADABLE_IN_3)) == 0) {
                frames.add(new Frame(new String(id, StandardCharsets.ISO_8859_1), plain(body, flags)));
            }
        }
        return frames;
    }

    /** Seven bits a byte from version 2.4 on; but some taggers write eight, which shows by what follows. */
    private int size(ByteBuffer content) {
        int written = content.getInt();
        if (version < NEWEST) {
            return written;
        }
        int size = syncSafe(written);
        return isFollowed(content, written) && !isFollowed(content, size) ? written : size;
    }

    /** Whether the next frame, the padding or the end comes after so many bytes. */
    private static boolean isFollowed(ByteBuffer content, int size) {
        long next = content.position() + 2L + size;
        if (size < 0 || next + SIZE > content.limit()) {
            return size >= 0 && next == content.limit();
        }
        return isId(content, (int) next) || content.getInt((int) next) == 0;
    }

    private ByteBuffer plain(ByteBuffer body, int flags) {
        if ((flags & (version == NEWEST ? GROUPED_IN_4 : GROUPED_IN_3)) != 0) {
            skip(body, 1);
        }
        if (version == NEWEST && (flags & WITH_LENGTH_IN_4) != 0) {
            skip(body, SIZE);
        }
        if (version == NEWEST && (flags & UNSYNCHRONISED_IN_4) != 0) {
            byte[] bytes = new byte[body.remaining()];
            body.get(bytes);
            return ByteBuffer.wrap(synchronised(bytes));
        }
        return body.slice();
    }

    private static boolean isId(ByteBuffer content, int at) {
        for (int i = at; i < at + SIZE; i++) {
            int letter = content.get(i);
            if ((letter < 'A' || letter > 'Z') && (letter < '0' || letter > '9')) {
                return false;
            }
        }
        return true;
    }

    /** Takes out the zeros that keep players from taking tags for sound. */
    private static byte[] synchronised(byte[] bytes) {
        var plain = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            boolean stuffed = i > 0 && bytes[i] == 0 && bytes[i - 1] == (byte) 0xFF;
            if (!stuffed) {
                plain.write(bytes[i]);
            }
        }
        return plain.toByteArray();
    }

    private static int syncSafe(int size) {
        int low = (size & 0x7F) | ((size & 0x7F00) >> 1);
        return low | ((size & 0x7F0000) >> 2) | ((size & 0x7F000000) >> 3);
    }

    private static void skip(ByteBuffer content, int bytes) {
        content.position(Math.clamp((long) content.position() + bytes, content.position(), content.limit()));
    }
}
