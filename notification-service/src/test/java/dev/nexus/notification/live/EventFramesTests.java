package dev.nexus.notification.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EventFramesTests {

    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
    private final EventFrames frames = new EventFrames(wire, JsonMapper.shared());

    @Test
    void writesEventsAsTheStandardHasThem() throws IOException {
        frames.begin(Duration.ofSeconds(3), 6);
        frames.event("resync", Map.of());
        frames.event(7, "notification", Map.of("title", "Emma"));

        assertThat(written()).isEqualTo("""
                retry: 3000
                id: 6

                event: resync
                data: {}

                id: 7
                event: notification
                data: {"title":"Emma"}

                """);
    }

    /** News that nobody may hear are no news: the client is looked after all the same. */
    @Test
    void writesAHeartbeatOnlyWhereNothingElseWasWritten() throws IOException {
        frames.event("resync", Map.of());
        frames.heartbeat();
        var afterNews = written();

        frames.heartbeat();

        assertThat(afterNews).doesNotContain(":\n\n:").endsWith("data: {}\n\n");
        assertThat(written()).isEqualTo(afterNews + ":\n\n");
    }

    private String written() {
        return wire.toString(StandardCharsets.UTF_8);
    }
}
