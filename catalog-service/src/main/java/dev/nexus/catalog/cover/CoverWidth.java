package dev.nexus.catalog.cover;

import dev.nexus.catalog.media.MediaName;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** The widths that covers are scaled to: few, so that a cache holds them all. */
public enum CoverWidth {
    W64(64),
    W128(128),
    W256(256),
    W384(384),
    W512(512),
    W768(768),
    W1024(1024);

    /** Grows when the same cover is scaled differently: 2 since covers are turned upright. */
    private static final int VERSION = 2;

    private final int pixels;

    CoverWidth(int pixels) {
        this.pixels = pixels;
    }

    int pixels() {
        return pixels;
    }

    /** The smallest width that has so many pixels, or the widest. */
    static CoverWidth atLeast(int wanted) {
        return Arrays.stream(values())
                .filter(width -> width.pixels >= wanted)
                .findFirst()
                .orElse(W1024);
    }

    /** The name of a cover of this width in the media store. It follows from the cover's own: no table has to know it. */
    MediaName nameOf(MediaName cover) {
        return nameOf(cover, VERSION);
    }

    private MediaName nameOf(MediaName cover, int version) {
        var text = "%s@%d/%d".formatted(cover, pixels, version);
        return new MediaName(UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The names that a cover may have in the media store in all widths, as it was ever scaled: they go where it goes. */
    public static List<MediaName> allOf(MediaName cover) {
        return Arrays.stream(values())
                .flatMap(width -> IntStream.rangeClosed(1, VERSION).mapToObj(version -> width.nameOf(cover, version)))
                .toList();
    }
}
