package dev.nexus.catalog.upload;

import dev.nexus.catalog.library.LibraryAccess;
import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.MediaStore;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Takes files in, piece by piece. An upload is its account's own: for everybody else it is not there. */
@Component
@EnableConfigurationProperties(UploadProperties.class)
public class Uploading {

    private static final Duration COME_BACK = Duration.ofSeconds(1);

    private final LibraryAccess access;
    private final Uploads uploads;
    private final MediaStore store;
    private final UploadProperties properties;
    private final IdSource ids;
    private final Clock clock;

    Uploading(
            LibraryAccess access,
            Uploads uploads,
            MediaStore store,
            UploadProperties properties,
            IdSource ids,
            Clock clock) {
        this.access = access;
        this.uploads = uploads;
        this.store = store;
        this.properties = properties;
        this.ids = ids;
        this.clock = clock;
    }

    /** The largest file that is taken, in bytes. */
    public long maxSize() {
        return properties.maxSize().toBytes();
    }

    /** The checksums that clients may send, as {@code Tus-Checksum-Algorithm} lists them. */
    public String checksumAlgorithms() {
        return Checksum.algorithms();
    }

    /**
     * Begins an upload.
     *
     * @param size of the whole file in bytes
     * @param metadata the {@code Upload-Metadata} header; empty for none
     * @throws ProblemException {@code role-too-low} for whom no library lets import, {@code content-too-large},
     *     {@code too-many-uploads}, {@code tus-header-invalid}
     * @throws dev.nexus.catalog.media.MediaStoreFull when there is no room for it
     */
    public Upload begin(UUID account, long size, String metadata) {
        if (access.curated(account).isEmpty()) {
            throw new ProblemException(CatalogProblem.ROLE_TOO_LOW, "Owners and curators of a library upload files.");
        }
        if (size > maxSize()) {
            throw new ProblemException(CommonProblem.CONTENT_TOO_LARGE, "A file has at most " + maxSize() + " bytes.");
        }
        if (uploads.count(account) >= properties.most()) {
            throw new ProblemException(
                    CatalogProblem.TOO_MANY_UPLOADS,
                    "Import or delete some of your " + properties.most() + " uploads.");
        }
        store.requireRoom(size);
        var upload = new Upload(
                new MediaName(ids.next()),
                UploadMetadata.fileName(metadata),
                metadata,
                size,
                0,
                clock.instant().plus(properties.keep()));
        uploads.add(account, upload, properties.keep());
        return upload;
    }

    /**
     * How far an upload is.
     *
     * @throws ProblemException {@code upload-not-found}
     */
    public Upload state(UUID account, UUID id) {
        return uploads.find(account, new MediaName(id))
                .orElseThrow(() -> new ProblemException(CatalogProblem.UPLOAD_NOT_FOUND, null));
    }

    /**
     * Takes the next bytes in. What has come before the connection breaks is kept, unless there is a checksum for the whole.
     *
     * @param offset where the client believes to be
     * @param checksum the {@code Upload-Checksum} header; null for none
     * @return how far the upload is now
     * @throws ProblemException {@code upload-not-found}, {@code upload-offset-conflict}, {@code upload-busy},
     *     {@code upload-checksum-mismatch}, {@code content-too-large} for more bytes than the file has,
     *     {@code tus-header-invalid}, {@code upload-broken} when the connection breaks
     * @throws dev.nexus.catalog.media.MediaStoreFull when the disk is full
     */
    public Upload append(UUID account, UUID id, long offset, @Nullable String checksum, InputStream bytes) {
        var digest = checksum == null ? null : Checksum.parse(checksum);
        var known = state(account, id);
        try (var file = GrowingFile.hold(store.uploading(known.id())).orElseThrow(() -> new ProblemException(
                        CatalogProblem.UPLOAD_BUSY, "Another request is sending to this upload.")
                .retryAfter(COME_BACK))) {
            var upload = state(account, id);
            if (offset != upload.received()) {
                throw new ProblemException(
                                CatalogProblem.UPLOAD_OFFSET_CONFLICT,
                                "The upload has " + upload.received() + " bytes.")
                        .with("offset", upload.received());
            }
            file.continueAt(offset);
            new Receiving(upload, file, digest, received -> uploads.advance(upload.id(), received, properties.keep()))
                    .receive(bytes);
            return state(account, id);
        } catch (IOException e) {
            throw new UncheckedIOException("An upload could not be written", e);
        }
    }

    /**
     * Ends an upload and forgets its bytes.
     *
     * @throws ProblemException {@code upload-not-found}
     */
    public void end(UUID account, UUID id) {
        var upload = state(account, id);
        if (uploads.remove(account, upload.id())) {
            store.forgetUploading(upload.id());
        }
    }
}
