package dev.nexus.gateway.docs;

import dev.nexus.platform.hash.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.util.HexFormat;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;

/**
 * A file of the documentation.
 *
 * @param resource where its bytes are; they are not kept in memory
 * @param type what it is
 * @param etag the entity tag, made of its bytes
 */
record DocumentationFile(Resource resource, MediaType type, String etag) {

    static DocumentationFile read(Resource resource, MediaType type) {
        try (var in = new DigestInputStream(resource.getInputStream(), Sha256.digest())) {
            in.transferTo(OutputStream.nullOutputStream());
            var hash = in.getMessageDigest().digest();
            return new DocumentationFile(resource, type, "\"" + HexFormat.of().formatHex(hash, 0, 16) + "\"");
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
