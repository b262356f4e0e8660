package dev.nexus.catalog.cover;

import dev.nexus.catalog.media.MediaContent;
import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.MediaStore;
import dev.nexus.catalog.media.MissingMedia;
import dev.nexus.catalog.media.Picture;
import dev.nexus.catalog.media.Sha256;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes covers in, and gives them out as wide as clients need them. A scaled cover is made once and kept in the media store. */
@Component
public class Covers {

    /** A cover that was taken in and that no book has yet. */
    public record Taken(MediaName name, String mimeType, long size, Sha256 sha256) {}

    private static final Logger LOG = LoggerFactory.getLogger(Covers.class);

    /** Decoding takes memory: this many at a time, whoever asks. */
    private static final int AT_ONCE = 2;

    private final MediaStore store;
    private final Semaphore decoders = new Semaphore(AT_ONCE);

    Covers(MediaStore store) {
        this.store = store;
    }

    /**
     * A cover in the next width that is not narrower; the cover itself when it cannot be scaled.
     *
     * @param width in pixels
     * @throws MissingMedia when there is no such cover
     */
    public MediaContent scaled(MediaContent cover, int width) {
        var wanted = CoverWidth.atLeast(width);
        var name = wanted.nameOf(cover.name());
        try {
            var made = sizeOf(name);
            long size = made.isPresent() ? made.getAsLong() : make(cover, wanted, name);
            return new MediaContent(name, "image/jpeg", size, tagOf(cover, wanted), cover.modified());
        } catch (UnusablePicture unusable) {
            LOG.atInfo().addKeyValue("cover", cover.name()).setCause(unusable).log("A cover cannot be scaled");
            return cover;
        }
    }

    /**
     * Takes a cover in under a new name.
     *
     * @param name of the server's making
     * @throws ProblemException {@code cover-unusable} or {@code content-too-large}; nothing stays behind then
     */
    public Taken take(MediaName name, InputStream body) throws IOException {
        var bytes = body.readNBytes(Picture.MAX_BYTES + 1);
        if (bytes.length > Picture.MAX_BYTES) {
            throw new ProblemException(
                    CommonProblem.CONTENT_TOO_LARGE, "A cover has at most " + Picture.MAX_BYTES + " bytes.");
        }
        var picture = Picture.of(bytes)
                .orElseThrow(() ->
                        new ProblemException(CatalogProblem.COVER_UNUSABLE, "A cover is a JPEG, a PNG or a WebP."));
        store.stage(name, new ByteArrayInputStream(bytes), _ -> {});
        try {
            PictureFile.check(store.read(name));
        } catch (UnusablePicture unusable) {
            store.discard(name);
            throw new ProblemException(CatalogProblem.COVER_UNUSABLE, unusable.getMessage());
        }
        store.publish(name);
        return new Taken(name, picture.mimeType(), bytes.length, Sha256.of(bytes));
    }

    /** Removes a cover in all its widths. */
    public void discard(MediaName cover) {
        store.discard(cover);
        CoverWidth.allOf(cover).forEach(store::discard);
    }

    /** Answers how many bytes it has. */
    private long make(MediaContent cover, CoverWidth width, MediaName name) {
        decoders.acquireUninterruptibly();
        try {
            var made = sizeOf(name);
            if (made.isPresent()) {
                return made.getAsLong();
            }
            var bytes = PictureFile.scaled(store.read(cover.name()), width.pixels());
            store.stage(name, new ByteArrayInputStream(bytes), _ -> {});
            store.publish(name);
            return bytes.length;
        } finally {
            decoders.release();
        }
    }

    /** Empty before it is made; staged is not enough: another request may be about to publish it. */
    private OptionalLong sizeOf(MediaName name) {
        try {
            return OptionalLong.of(store.size(name));
        } catch (MissingMedia notYet) {
            return OptionalLong.empty();
        }
    }

    /** What the entity tag is made of: the same cover in the same width is the same for ever. */
    private static Sha256 tagOf(MediaContent cover, CoverWidth width) {
        return Sha256.of((cover.sha256().hex() + width.nameOf(cover.name())).getBytes(StandardCharsets.US_ASCII));
    }
}
