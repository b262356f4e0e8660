package dev.nexus.catalog.upload;

import dev.nexus.catalog.media.MediaStoreFull;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** One request's bytes on their way into the file. Bytes are noted as received only when they are on disk for good. */
final class Receiving {

    private static final int BUFFER = 256 * 1024;
    private static final long NOTE_EVERY = 32L * 1024 * 1024;

    private final Upload upload;
    private final GrowingFile file;
    private final @Nullable Checksum checksum;
    private final LongPredicate note;
    private long size;
    private long noted;

    /**
     * Begins where the upload is.
     *
     * @param note notes how many bytes there are; answers false when the upload has gone
     */
    Receiving(Upload upload, GrowingFile file, @Nullable Checksum checksum, LongPredicate note) {
        this.upload = upload;
        this.file = file;
        this.checksum = checksum;
        this.note = note;
        this.size = upload.received();
        this.noted = size;
    }

    void receive(InputStream bytes) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try {
            for (int count = read(bytes, buffer); count >= 0; count = read(bytes, buffer)) {
                if (size + count > upload.size()) {
                    throw new ProblemException(
                            CommonProblem.CONTENT_TOO_LARGE,
                            "The file was announced with " + upload.size() + " bytes.");
                }
                file.write(buffer, count);
                size += count;
                if (checksum != null) {
                    checksum.add(buffer, count);
                } else if (size - noted >= NOTE_EVERY) {
                    keep();
                }
            }
        } catch (ProblemException | MediaStoreFull broken) {
            keepWhatNeedsNoChecksum();
            throw broken;
        }
        if (checksum != null && !checksum.holds()) {
            throw new ProblemException(
                    CatalogProblem.UPLOAD_CHECKSUM_MISMATCH, "The bytes were damaged on their way; send them again.");
        }
        keep();
    }

    private static int read(InputStream bytes, byte[] buffer) {
        try {
            return bytes.read(buffer);
        } catch (IOException e) {
            throw new ProblemException(CatalogProblem.UPLOAD_BROKEN, "The connection broke.");
        }
    }

    private void keepWhatNeedsNoChecksum() throws IOException {
        if (checksum == null && size > noted) {
            keep();
        }
    }

    private void keep() throws IOException {
        file.sync();
        if (!note.test(size)) {
            throw new ProblemException(CatalogProblem.UPLOAD_NOT_FOUND, "It was ended meanwhile.");
        }
        noted = size;
    }
}
