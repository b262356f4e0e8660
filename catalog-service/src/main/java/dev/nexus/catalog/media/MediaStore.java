package dev.nexus.catalog.media;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Keeps audio and covers as bytes under server-made names. Bytes are <i>staged</i> first, out of sight, and become
 * visible whole by {@link #publish}; both are on disk for good when the call returns, power cut included.
 */
public interface MediaStore {

    /** Where the HTTP server may write the parts of a request; on the file system of the staged bytes, so that they move by rename. */
    Path receiving();

    /** Where an upload of this name grows over several requests; on the file system of the staged bytes too. */
    Path uploading(MediaName name);

    /** Removes what grows there, and nothing that is staged or published under the same name. */
    void forgetUploading(MediaName name);

    /** What is in such places and has not been written to since a time. */
    List<MediaName> uploadingBefore(Instant time);

    /**
     * Refuses early what would not fit.
     *
     * @throws MediaStoreFull when there is no room for so many more bytes
     */
    void requireRoom(long bytes);

    /** Takes over a file that was written below {@link #receiving()} or at {@link #uploading}. */
    void stage(MediaName name, Path received);

    /**
     * Copies bytes from elsewhere. Nothing stays behind when it fails.
     *
     * @param copied is told how many bytes each step added
     * @throws MediaStoreFull when the disk is full
     */
    void stage(MediaName name, InputStream bytes, LongConsumer copied);

    /** Whether bytes of this name are there, staged or published. */
    boolean holds(MediaName name);

    /**
     * A local file with these bytes, staged or published, to be read only.
     *
     * @throws MissingMedia when there are none
     */
    Path read(MediaName name);

    /** Makes staged bytes visible, atomically. Does nothing when they are already. */
    void publish(MediaName name);

    /**
     * Opens a part of published bytes; the caller closes the stream.
     *
     * @param first position of the first byte
     * @param last position of the last byte, inclusive
     * @throws MissingMedia when there are none of this name
     */
    InputStream open(MediaName name, long first, long last);

    /**
     * How many published bytes there are.
     *
     * @throws MissingMedia when there are none of this name
     */
    long size(MediaName name);

    /**
     * Where clients can fetch published bytes themselves for a while; empty when they cannot.
     *
     * @param disposition what the answer there has as {@code Content-Disposition}
     */
    default Optional<URI> direct(MediaContent content, String disposition) {
        return Optional.empty();
    }

    /** Removes bytes of this name wherever they are: growing, staged or published. */
    void discard(MediaName name);

    /** What was staged before a time and never published: left behind by a crash unless an import still needs it. */
    List<MediaName> stagedBefore(Instant time);

    /** Removes what requests and copies that died before a time have left behind. */
    void forgetReceivedBefore(Instant time);
}
