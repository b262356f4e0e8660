package dev.nexus.notification.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** Writes server-sent events, each at once. */
record EventFrames(OutputStream out, JsonMapper json) {

    /** Sets how long a client waits before it comes again, and after which number it then asks. */
    void begin(Duration retry, long number) throws IOException {
        write("retry: %d\nid: %d\n\n".formatted(retry.toMillis(), number));
    }

    void event(String name, Object data) throws IOException {
        write("event: %s\ndata: %s\n\n".formatted(name, json.writeValueAsString(data)));
    }

    void event(long number, String name, Object data) throws IOException {
        write("id: %d\nevent: %s\ndata: %s\n\n".formatted(number, name, json.writeValueAsString(data)));
    }

    /** A comment, that clients do not see; it finds out whether they are still there. */
    void heartbeat() throws IOException {
        write(":\n\n");
    }

    private void write(String frame) throws IOException {
        out.write(frame.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
