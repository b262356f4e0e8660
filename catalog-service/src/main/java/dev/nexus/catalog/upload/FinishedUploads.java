package dev.nexus.catalog.upload;

import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.MediaStore;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.problem.ProblemException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands whole uploads over to what makes books of them. */
@Component
public class FinishedUploads {

    private final Uploads uploads;
    private final MediaStore store;

    FinishedUploads(Uploads uploads, MediaStore store) {
        this.uploads = uploads;
        this.store = store;
    }

    /**
     * An account's uploads, in the order in which they are asked for.
     *
     * @throws ProblemException {@code upload-not-found}, {@code upload-incomplete}
     */
    public List<Upload> of(UUID account, Collection<UUID> ids) {
        Map<UUID, Upload> found = uploads
                .find(account, ids.stream().map(MediaName::new).toList())
                .stream()
                .collect(Collectors.toMap(upload -> upload.id().value(), Function.identity()));
        return ids.stream().distinct().map(id -> whole(found.get(id), id)).toList();
    }

    private static Upload whole(@Nullable Upload upload, UUID id) {
        if (upload == null) {
            throw new ProblemException(CatalogProblem.UPLOAD_NOT_FOUND, "There is no upload " + id + " of yours.");
        }
        if (!upload.isWhole()) {
            throw new ProblemException(
                    CatalogProblem.UPLOAD_INCOMPLETE,
                    "The upload %s has %d of %d bytes.".formatted(id, upload.received(), upload.size()));
        }
        return upload;
    }

    /**
     * Makes uploads somebody else's concern, within the transaction of whoever that is. Their bytes stay where they are until
     * {@link #settle}.
     *
     * @throws ProblemException {@code upload-not-found} when one has gone meanwhile
     */
    public void take(UUID account, Collection<MediaName> ids) {
        if (uploads.take(account, ids) != Set.copyOf(ids).size()) {
            throw new ProblemException(CatalogProblem.UPLOAD_NOT_FOUND, "An upload was ended or imported meanwhile.");
        }
    }

    /** Moves the bytes of an upload that was taken to the staged ones; answers false when there are none. */
    public boolean settle(MediaName id) {
        var path = store.uploading(id);
        if (!Files.exists(path)) {
            return false;
        }
        store.stage(id, path);
        return true;
    }

    /**
     * Removes the bytes of uploads that have ended or expired.
     *
     * @param old when they were written last
     * @param needed which of these are needed all the same
     */
    public void sweep(Instant old, Function<List<MediaName>, Set<MediaName>> needed) {
        var there = store.uploadingBefore(old);
        var keep = new HashSet<>(uploads.alive(there));
        keep.addAll(needed.apply(there));
        there.stream().filter(id -> !keep.contains(id)).forEach(store::forgetUploading);
    }
}
