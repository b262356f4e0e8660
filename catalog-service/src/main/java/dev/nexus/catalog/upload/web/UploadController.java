package dev.nexus.catalog.upload.web;

import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.catalog.upload.Upload;
import dev.nexus.catalog.upload.Uploading;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.security.CurrentUser;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Resumable uploads as tus 1.0.0 has them, with the extensions creation, creation-with-upload, checksum, expiration and termination
 * (<a href="https://tus.io/protocols/resumable-upload">tus.io</a>).
 */
@RestController
@RequestMapping("/api/v1/uploads")
class UploadController {

    private static final String BYTES = "application/offset+octet-stream";
    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";
    private static final String METADATA = "Upload-Metadata";
    private static final String CHECKSUM = "Upload-Checksum";

    private final Uploading uploading;

    UploadController(Uploading uploading) {
        this.uploading = uploading;
    }

    /** Begins an upload, with its first bytes if they are sent along. */
    @PostMapping
    ResponseEntity<Void> create(
            @RequestHeader(name = LENGTH) long length,
            @RequestHeader(name = METADATA, defaultValue = "") String metadata,
            @RequestHeader(name = CHECKSUM, required = false) @Nullable String checksum,
            HttpServletRequest request,
            CurrentUser user)
            throws IOException {
        if (length < 0) {
            throw new ProblemException(CatalogProblem.TUS_HEADER_INVALID, "Upload-Length is 0 or more.");
        }
        var upload = uploading.begin(user.accountId(), length, metadata);
        if (BYTES.equals(request.getContentType())) {
            upload = uploading.append(user.accountId(), upload.id().value(), 0, checksum, request.getInputStream());
        }
        return ResponseEntity.created(URI.create("/api/v1/uploads/" + upload.id()))
                .headers(state(upload))
                .build();
    }

    /** Tells how far an upload is. */
    @RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
    ResponseEntity<Void> head(@PathVariable UUID id, CurrentUser user) {
        var upload = uploading.state(user.accountId(), id);
        var headers = state(upload);
        headers.set(LENGTH, Long.toString(upload.size()));
        headers.setCacheControl(CacheControl.noStore());
        if (!upload.metadata().isEmpty()) {
            headers.set(METADATA, upload.metadata());
        }
        return ResponseEntity.ok().headers(headers).build();
    }

    /** Takes the next bytes of an upload. */
    @PatchMapping("/{id}")
    ResponseEntity<Void> append(
            @PathVariable UUID id,
            @RequestHeader(name = OFFSET) long offset,
            @RequestHeader(name = CHECKSUM, required = false) @Nullable String checksum,
            HttpServletRequest request,
            CurrentUser user)
            throws IOException {
        if (!BYTES.equals(request.getContentType())) {
            throw new ProblemException(CommonProblem.UNSUPPORTED_MEDIA_TYPE, "Bytes are sent as " + BYTES + ".");
        }
        var upload = uploading.append(user.accountId(), id, offset, checksum, request.getInputStream());
        return ResponseEntity.noContent().headers(state(upload)).build();
    }

    /** Ends an upload and forgets its bytes. */
    @DeleteMapping("/{id}")
    ResponseEntity<Void> end(@PathVariable UUID id, CurrentUser user) {
        uploading.end(user.accountId(), id);
        return ResponseEntity.noContent().build();
    }

    private static HttpHeaders state(Upload upload) {
        var headers = new HttpHeaders();
        headers.set(OFFSET, Long.toString(upload.received()));
        headers.setInstant("Upload-Expires", upload.expiresAt());
        return headers;
    }
}
