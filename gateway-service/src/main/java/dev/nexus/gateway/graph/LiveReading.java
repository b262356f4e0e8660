package dev.nexus.gateway.graph;

import dev.nexus.gateway.graph.LiveEvents.LiveEvent;
import dev.nexus.gateway.route.Backend;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * Reads the caller's live stream at notification-service, which alone decides what is told to whom, and for how long. A stream
 * that is silent for three heartbeats is dead; whoever leaves ends it.
 */
@Component
class LiveReading {

    private static final Duration SILENCE = Duration.ofSeconds(45);

    /** Whoever takes no more than this loses the stream, as over REST. */
    private static final int MOST_WAITING = 256;

    private final RestCalls rest;

    LiveReading(RestCalls rest) {
        this.rest = rest;
    }

    Flux<LiveEvent> events(Caller caller, @Nullable String after) {
        return Flux.<Optional<LiveEvent>>create(
                        sink -> Thread.ofVirtual().name("live").start(() -> read(caller, after, sink)))
                .timeout(SILENCE)
                .flatMapIterable(signal -> signal.stream().toList())
                .onBackpressureBuffer(MOST_WAITING);
    }

    private void read(Caller caller, @Nullable String after, FluxSink<Optional<LiveEvent>> sink) {
        try (var stream = rest.stream(Backend.NOTIFICATION, "/api/v1/me/live", caller, after)) {
            sink.onDispose(() -> close(stream));
            copy(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)), sink);
            sink.complete();
        } catch (GraphFailure refused) {
            sink.error(refused);
        } catch (IOException ended) {
            sink.complete();
        } catch (RuntimeException defect) {
            sink.error(defect);
        }
    }

    /** The lines of the HTML standard's event streams, as far as the service writes them; each is also a sign of life. */
    private static void copy(BufferedReader lines, FluxSink<Optional<LiveEvent>> sink) throws IOException {
        String id = null;
        String name = null;
        String data = null;
        for (var line = lines.readLine(); line != null && !sink.isCancelled(); line = lines.readLine()) {
            if (line.isEmpty()) {
                if (name != null && data != null) {
                    sink.next(Optional.of(LiveEvents.read(id, name, data)));
                }
                id = null;
                name = null;
                data = null;
            } else if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            } else {
                sink.next(Optional.empty());
            }
        }
    }

    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException ended) {
            // It is over either way.
        }
    }
}
