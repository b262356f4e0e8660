package dev.nexus.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.contracts.EventCatalogue;
import dev.nexus.contracts.EventDefinition;
import dev.nexus.contracts.PublicEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Promise 24: an event that was ever told, as old as it may be, is read by today's records. The samples of all releases are beside the
 * contracts.
 */
class ReleasedSamplesTests {

    private static final Path RELEASED = Path.of("../contracts/released/v1");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final CloudEventCodec codec = new CloudEventCodec();

    /** A sample's data and its type. */
    private record Sample(EventDefinition event, JsonNode data) {

        @Override
        public String toString() {
            return event.type();
        }
    }

    static Stream<Sample> samples() throws IOException {
        try (var files = Files.walk(RELEASED)) {
            var all = files.filter(file -> RELEASED.relativize(file).getNameCount() == 3)
                    .map(ReleasedSamplesTests::sample)
                    .toList();
            assertThat(all).hasSizeGreaterThanOrEqualTo(40);
            return all.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void areReadByTodaysRecords(Sample sample) {
        var read = codec.payload(
                codec.decode(told(sample, sample.data())), sample.event().payload());

        assertThat(encoded(sample, read)).isEqualTo(sample.data());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void areReadWithWhatALaterVersionAddsToThem(Sample sample) {
        var later = (ObjectNode) sample.data().deepCopy();
        later.putObject("addedLater").put("what", "ever");

        var read =
                codec.payload(codec.decode(told(sample, later)), sample.event().payload());

        assertThat(encoded(sample, read)).isEqualTo(sample.data());
    }

    private JsonNode encoded(Sample sample, PublicEvent event) {
        var metadata = new EventMetadata(
                UUID.randomUUID(),
                sample.event().type(),
                "/a/b",
                "b",
                Instant.EPOCH,
                1,
                "b",
                null,
                sample.event().schemaId(),
                null);
        return JSON.readTree(codec.encode(metadata, event)).get("data");
    }

    private static String told(Sample sample, JsonNode data) {
        var event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", "1")
                .put("source", "/a")
                .put("type", sample.event().type())
                .put("datacontenttype", "application/json")
                .put("addedlater", "ignored");
        event.set("data", data);
        return event.toString();
    }

    private static Sample sample(Path file) {
        var fact = file.getFileName().toString().replaceFirst("(-[0-9]+)?\\.json$", "");
        var type = RELEASED.relativize(file).getName(0) + "." + fact;
        try {
            return new Sample(EventCatalogue.find(type).orElseThrow(), JSON.readTree(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
