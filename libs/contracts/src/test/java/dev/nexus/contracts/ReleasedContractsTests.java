package dev.nexus.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Promise 24: what subscribers rely on is in {@code released/v1}, the schemas as they are published and every sample that ever was. A
 * schema that breaks them fails the build. One that only grew is released by a deliberate act, which adds its new sample to the old ones and
 * never takes one away:
 *
 * <pre>mvn test -pl libs/contracts -Dtest=ReleasedContractsTests -Dnexus.contracts.release=true</pre>
 */
class ReleasedContractsTests {

    private static final boolean RELEASE = Boolean.getBoolean("nexus.contracts.release");
    private static final Path RELEASED = Path.of("released/v1");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static Stream<String> releasedTypes() {
        return Released.schemas(RELEASED).stream().map(Released::type);
    }

    static Stream<EventDefinition> presentTypes() {
        return EventCatalogue.all().stream();
    }

    static Stream<Path> releasedSamples() {
        return Released.samples(RELEASED).stream();
    }

    @ParameterizedTest
    @MethodSource("presentTypes")
    void keepsToWhatWasReleased(EventDefinition event) {
        var released = Released.schema(RELEASED, event);
        var present = JSON.readTree(Resources.text(event.schemaResource()));
        if (Files.exists(released)) {
            assertThat(SchemaChanges.breaks(read(released), present))
                    .as("%s breaks its subscribers: make another version of it, told beside this one", event.type())
                    .isEmpty();
        }
        if (RELEASE) {
            Released.release(RELEASED, event);
        }

        assertThat(released).as("a type, released by a deliberate act").exists();
        assertThat(read(released))
                .as("the schema, released by a deliberate act")
                .isEqualTo(present);
        assertThat(Released.samples(RELEASED, event).stream().map(ReleasedContractsTests::read))
                .as("the samples, released by a deliberate act")
                .contains(JSON.readTree(Resources.text(event.sampleResource())));
    }

    @ParameterizedTest
    @MethodSource("releasedTypes")
    void takesNoTypeAway(String type) {
        assertThat(EventCatalogue.find(type)).as(type).isPresent();
    }

    @ParameterizedTest
    @MethodSource("releasedSamples")
    void stillAcceptsEverySample(Path sample) throws IOException {
        var event = EventCatalogue.find(Released.typeOfSample(sample)).orElseThrow();
        var schema = SCHEMAS.getSchema(Resources.text(event.schemaResource()), InputFormat.JSON);

        assertThat(schema.validate(
                        Files.readString(sample),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .isEmpty();
    }

    @Test
    void keepsTheEnvelope() throws IOException {
        var released = RELEASED.resolve("envelope.schema.json");
        var present = Resources.text("contracts/envelope.schema.json");
        if (Files.exists(released)) {
            assertThat(SchemaChanges.breaks(read(released), JSON.readTree(present)))
                    .isEmpty();
        }
        if (RELEASE) {
            Files.createDirectories(RELEASED);
            Files.writeString(released, present);
        }

        assertThat(read(released))
                .as("the envelope, released by a deliberate act")
                .isEqualTo(JSON.readTree(present));
    }

    @Test
    void seesATypeThatIsGone() {
        assertThat(List.of("catalog.book.burnt.v1", "catalog.book.published.v1").stream()
                        .filter(type -> EventCatalogue.find(type).isEmpty()))
                .containsExactly("catalog.book.burnt.v1");
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
