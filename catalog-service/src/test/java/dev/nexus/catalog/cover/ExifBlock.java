package dev.nexus.catalog.cover;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** What Exif says of a picture, as bytes, and the files that it is put into. */
final class ExifBlock {

    private static final int HEADER = 8;
    private static final int FIELD = 12;
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;
    private static final int RATIONAL = 5;

    private ExifBlock() {}

    /** One field before it, as most cameras have. */
    static byte[] of(ByteOrder order, int orientation) {
        var block = block(order, 2);
        block.putShort((short) 0x010F).putShort((short) 2).putInt(2).putInt(0);
        block.putShort((short) ORIENTATION).putShort((short) SHORT).putInt(1);
        block.putShort((short) orientation).putShort((short) 0);
        return bytes(block.putInt(0));
    }

    /** Many fields of the same values, each of which is large once it is read. */
    static byte[] greedy() {
        int fields = 4_000;
        var block = block(ByteOrder.BIG_ENDIAN, fields);
        for (int field = 0; field < fields; field++) {
            block.putShort((short) (0xA000 + field))
                    .putShort((short) RATIONAL)
                    .putInt(5_000)
                    .putInt(HEADER);
        }
        return bytes(block.putInt(0));
    }

    private static ByteBuffer block(ByteOrder order, int fields) {
        var block = ByteBuffer.allocate(HEADER + 2 + fields * FIELD + 4).order(order);
        return block.put(order == ByteOrder.BIG_ENDIAN ? (byte) 'M' : (byte) 'I')
                .put(block.get(0))
                .putShort((short) 42)
                .putInt(HEADER)
                .putShort((short) fields);
    }

    private static byte[] bytes(ByteBuffer full) {
        byte[] bytes = new byte[full.capacity()];
        full.get(0, bytes);
        return bytes;
    }

    /** A JPEG with the block in front of all else that it has. */
    static byte[] inJpeg(byte[] jpeg, byte[] block) {
        return ByteBuffer.allocate(jpeg.length + 4 + 6 + block.length)
                .put(jpeg, 0, 2)
                .putShort((short) 0xFFE1)
                .putShort((short) (2 + 6 + block.length))
                .put(ascii("Exif\0\0"))
                .put(block)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** The beginning of a PNG: a header, and the block. */
    static byte[] inPng(byte[] block) {
        return ByteBuffer.allocate(8 + 25 + 12 + block.length)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A})
                .putInt(13)
                .put(ascii("IHDR"))
                .put(new byte[13 + 4])
                .putInt(block.length)
                .put(ascii("eXIf"))
                .put(block)
                .array();
    }

    /** A WebP without a picture: a part of an odd length, which is filled up, and the block. */
    static byte[] inWebp(String prefix, byte[] block) {
        return ByteBuffer.allocate(12 + 8 + 4 + 8 + prefix.length() + block.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(4 + 8 + 4 + 8 + prefix.length() + block.length)
                .put(ascii("WEBP"))
                .put(ascii("ICCP"))
                .putInt(3)
                .put(new byte[4])
                .put(ascii("EXIF"))
                .putInt(prefix.length() + block.length)
                .put(ascii(prefix))
                .put(block)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
