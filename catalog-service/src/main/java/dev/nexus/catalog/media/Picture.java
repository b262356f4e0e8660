package dev.nexus.catalog.media;

import java.util.Locale;
import java.util.Optional;

/** A cover's bytes; its type is read off the bytes, because file names and tags are often wrong. */
public final class Picture {

    /** No honest cover is larger. */
    public static final int MAX_BYTES = 20 * 1024 * 1024;

    private static final int MAGIC_LENGTH = 12;

    private final String mimeType;
    private final byte[] bytes;

    private Picture(String mimeType, byte[] bytes) {
        this.mimeType = mimeType;
        this.bytes = bytes.clone();
    }

    /** Empty when the bytes are no JPEG, PNG or WebP. */
    public static Optional<Picture> of(byte[] bytes) {
        return mimeTypeOf(bytes).map(type -> new Picture(type, bytes));
    }

    public String mimeType() {
        return mimeType;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** The type of the picture that begins with these bytes (12 are enough). */
    public static Optional<String> mimeTypeOf(byte[] start) {
        if (start.length < MAGIC_LENGTH) {
            return Optional.empty();
        }
        if (at(start, 0, 0xFF, 0xD8, 0xFF)) {
            return Optional.of("image/jpeg");
        }
        if (at(start, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return Optional.of("image/png");
        }
        if (at(start, 0, 'R', 'I', 'F', 'F') && at(start, 8, 'W', 'E', 'B', 'P')) {
            return Optional.of("image/webp");
        }
        return Optional.empty();
    }

    /** Whether a file of this name claims to be a picture; folders are filtered by it. */
    public static boolean isNamedLikeOne(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return name.endsWith(".jpg") || name.endsWith(".jpeg") || name.endsWith(".png") || name.endsWith(".webp");
    }

    private static boolean at(byte[] bytes, int offset, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if ((bytes[offset + i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
