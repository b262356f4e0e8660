package dev.nexus.notification.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** Writes server-sent events, each at once. */
final class EventFrames {

    private final OutputStream out;
    private final JsonMapper json;
    private boolean silent = true;

    EventFrames(OutputStream out, JsonMapper json) {
        this.out = out;
        this.json = json;
    }

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

    /**
     * Writes a comment, that clients do not see, unless something was written since it was asked for last: either finds out whether
     * they are still there.
     */
    void heartbeat() throws IOException {
        if (silent) {
            write(":\n\n");
        }
        silent = true;
    }

    private void write(String frame) throws IOException {
        out.write(frame.getBytes(StandardCharsets.UTF_8));
        out.flush();
        silent = false;
    }
}
