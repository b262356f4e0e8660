package dev.nexus.catalog.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.CatalogApi;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;

/** Uploads as a client of tus 1.0.0 does, piece by piece. */
record TusClient(CatalogApi api) {

    static final String BYTES = "application/offset+octet-stream";

    private static final String PATH = "/api/v1/uploads";
    private static final byte[] NOTHING = {};

    /** Asks for an upload, with the first bytes if there are any. */
    HttpResponse<byte[]> begin(byte[] bytes, String... headers) {
        return api.send("POST", PATH, bytes, resumable(headers));
    }

    /** Begins an upload and answers its id. */
    String create(int length, String name) {
        var answer = begin(
                NOTHING,
                "Upload-Length",
                Integer.toString(length),
                "Upload-Metadata",
                "filename " + base64(name.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.statusCode()).isEqualTo(201);
        var location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    HttpResponse<byte[]> append(String upload, long offset, byte[] bytes, String... headers) {
        var all = Stream.concat(
                Stream.of("Upload-Offset", Long.toString(offset), "Content-Type", BYTES), Stream.of(headers));
        return api.send("PATCH", PATH + "/" + upload, bytes, resumable(all.toArray(String[]::new)));
    }

    HttpResponse<byte[]> head(String upload) {
        return api.head(PATH + "/" + upload, resumable());
    }

    /** Where an answer says that the upload is; -1 when it does not. */
    static long offset(HttpResponse<byte[]> answer) {
        return answer.headers().firstValueAsLong("Upload-Offset").orElse(-1);
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String[] resumable(String... headers) {
        return Stream.concat(Stream.of("Tus-Resumable", "1.0.0"), Stream.of(headers))
                .toArray(String[]::new);
    }
}
