package dev.nexus.catalog.cover;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.OptionalLong;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads off a JPEG, PNG or WebP how it is turned (Exif 3.0, tag 0x0112), and nothing else: readers of all of Exif take as much memory as a
 * stranger's header asks for. However damaged or long the header is, there is an answer after a bounded number of small reads.
 */
final class ExifOrientation {

    private static final int MOST_PARTS = 1_000;
    private static final int MOST_FIELDS = 1_000;

    private static final int JPEG = 0xFFD8;
    private static final int PNG = 0x8950;
    private static final int RIFF = 0x5249;

    private static final int JPEG_FILLED = 0xFFFF;
    private static final int JPEG_APP1 = 0xFFE1;
    private static final int JPEG_SCAN = 0xFFDA;
    private static final int PNG_EXIF = 0x65584966;
    private static final int WEBP_EXIF = 0x46495845;

    /** "Exif", before two zeros and the block. */
    private static final int PREFIX = 0x45786966;

    private static final int PREFIX_LENGTH = 6;
    private static final int LITTLE_ENDIAN = 0x4949;
    private static final int BIG_ENDIAN = 0x4D4D;
    private static final int TIFF = 42;
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;
    private static final int FIELD_LENGTH = 12;

    private ExifOrientation() {}

    /** Upright when the picture says nothing, or nothing that can be understood. */
    static Orientation of(Path picture) {
        try (var input = new FileImageInputStream(picture.toFile())) {
            var block = block(input);
            return block.isPresent() ? orientation(input, block.getAsLong()) : Orientation.UPRIGHT;
        } catch (IOException damaged) {
            return Orientation.UPRIGHT;
        }
    }

    private static OptionalLong block(ImageInputStream input) throws IOException {
        return switch (input.readUnsignedShort()) {
            case JPEG -> ofJpeg(input);
            case PNG -> ofPng(input);
            case RIFF -> ofWebp(input);
            default -> OptionalLong.empty();
        };
    }

    private static OptionalLong ofJpeg(ImageInputStream input) throws IOException {
        for (int part = 0; part < MOST_PARTS; part++) {
            int marker = input.readUnsignedShort();
            long begin = input.getStreamPosition();
            if (marker == JPEG_SCAN || marker < 0xFF00) {
                return OptionalLong.empty();
            } else if (marker == JPEG_FILLED) {
                input.seek(begin - 1);
            } else {
                int length = input.readUnsignedShort();
                if (marker == JPEG_APP1 && length > PREFIX_LENGTH && input.readInt() == PREFIX) {
                    return OptionalLong.of(begin + 2 + PREFIX_LENGTH);
                }
                input.seek(begin + length);
            }
        }
        return OptionalLong.empty();
    }

    private static OptionalLong ofPng(ImageInputStream input) throws IOException {
        input.seek(8);
        for (int part = 0; part < MOST_PARTS; part++) {
            long length = input.readUnsignedInt();
            int type = input.readInt();
            long begin = input.getStreamPosition();
            if (type == PNG_EXIF) {
                return OptionalLong.of(begin);
            }
            input.seek(begin + length + 4);
        }
        return OptionalLong.empty();
    }

    /** Some programs leave the prefix in that only a JPEG has to have. */
    private static OptionalLong ofWebp(ImageInputStream input) throws IOException {
        input.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        input.seek(12);
        for (int part = 0; part < MOST_PARTS; part++) {
            int type = input.readInt();
            long length = input.readUnsignedInt();
            long begin = input.getStreamPosition();
            if (type == WEBP_EXIF) {
                return OptionalLong.of(input.readInt() == Integer.reverseBytes(PREFIX) ? begin + PREFIX_LENGTH : begin);
            }
            input.seek(begin + length + length % 2);
        }
        return OptionalLong.empty();
    }

    private static Orientation orientation(ImageInputStream input, long block) throws IOException {
        input.seek(block);
        switch (input.readUnsignedShort()) {
            case LITTLE_ENDIAN -> input.setByteOrder(ByteOrder.LITTLE_ENDIAN);
            case BIG_ENDIAN -> input.setByteOrder(ByteOrder.BIG_ENDIAN);
            default -> {
                return Orientation.UPRIGHT;
            }
        }
        if (input.readUnsignedShort() != TIFF) {
            return Orientation.UPRIGHT;
        }
        input.seek(block + input.readUnsignedInt());
        int fields = Math.min(MOST_FIELDS, input.readUnsignedShort());
        for (int field = 0; field < fields; field++) {
            long begin = input.getStreamPosition();
            if (input.readUnsignedShort() == ORIENTATION) {
                boolean isOneShort = input.readUnsignedShort() == SHORT && input.readUnsignedInt() == 1;
                return isOneShort ? Orientation.of(input.readUnsignedShort()) : Orientation.UPRIGHT;
            }
            input.seek(begin + FIELD_LENGTH);
        }
        return Orientation.UPRIGHT;
    }
}
