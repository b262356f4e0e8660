package dev.nexus.playback.transfer.web;

import dev.nexus.playback.Listener;
import dev.nexus.playback.Listener.Reply;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files that a listener sends to be imported. */
final class Uploads {

    private static final String BOUNDARY = "a-boundary-that-is-nowhere-else";

    private Uploads() {}

    static Reply send(Listener listener, @Nullable String person, List<byte[]> files) {
        var body = new ByteArrayOutputStream();
        if (person != null) {
            text(
                    body,
                    "--%s\r\nContent-Disposition: form-data; name=\"person\"\r\n\r\n%s\r\n"
                            .formatted(BOUNDARY, person));
        }
        for (var file : files) {
            text(
                    body,
                    "--%s\r\nContent-Disposition: form-data; name=\"files\"; filename=\"f\"\r\n\r\n"
                            .formatted(BOUNDARY));
            body.writeBytes(file);
            text(body, "\r\n");
        }
        text(body, "--%s--\r\n".formatted(BOUNDARY));
        return listener.upload(
                "/api/v1/me/listening/imports", "multipart/form-data; boundary=" + BOUNDARY, body.toByteArray());
    }

    static Reply send(Listener listener, byte[] file) {
        return send(listener, null, List.of(file));
    }

    private static void text(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
