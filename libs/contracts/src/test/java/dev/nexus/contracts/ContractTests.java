package dev.nexus.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Promise 24: record, schema, sample and AsyncAPI document of an event cannot drift apart. */
class ContractTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static Stream<EventDefinition> events() {
        return EventCatalogue.all().stream();
    }

    @ParameterizedTest
    @MethodSource("events")
    void describesEveryComponentOfTheRecordInItsSchema(EventDefinition event) {
        JsonNode schema = JSON.readTree(resource(event.schemaResource()));

        List<String> components =
                components(event).map(RecordComponent::getName).toList();
        assertThat(schema.get("properties").propertyNames()).containsExactlyInAnyOrderElementsOf(components);
    }

    @ParameterizedTest
    @MethodSource("events")
    void requiresExactlyTheComponentsThatAreNeverNull(EventDefinition event) {
        JsonNode schema = JSON.readTree(resource(event.schemaResource()));

        List<String> required = components(event)
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .toList();
        assertThat(schema.get("required").values().stream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(required);
    }

    @ParameterizedTest
    @MethodSource("events")
    void namesItsSchemaByTheDataschemaOfTheEvent(EventDefinition event) {
        JsonNode schema = JSON.readTree(resource(event.schemaResource()));

        assertThat(schema.get("$id").asString()).isEqualTo(event.schemaId());
    }

    @ParameterizedTest
    @MethodSource("events")
    void acceptsTheGoldenSample(EventDefinition event) {
        var schema = SCHEMAS.getSchema(resource(event.schemaResource()), InputFormat.JSON);

        assertThat(schema.validate(
                        resource(event.sampleResource()),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void refusesTheSampleWithoutItsRequiredFields(EventDefinition event) {
        var schema = SCHEMAS.getSchema(resource(event.schemaResource()), InputFormat.JSON);

        assertThat(schema.validate("{}", InputFormat.JSON)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void standsInThePublishersAsyncApiDocument(EventDefinition event) {
        String document = resource("contracts/" + event.context() + "/asyncapi.yaml");

        assertThat(document).contains("address: " + event.type() + "\n").contains("const: " + event.type() + "\n");
    }

    @ParameterizedTest
    @MethodSource("events")
    void isPublishedByTheContextThatItsInterfaceNames(EventDefinition event) {
        assertThat(event.payload().getDeclaringClass().getSimpleName())
                .isEqualToIgnoringCase(event.context() + "Event");
    }

    @ParameterizedTest
    @MethodSource("events")
    void marksTheOneAccountThatItIsAbout(EventDefinition event) {
        Set<String> accounts =
                event.type().endsWith(".account.erased.v1") ? Set.of() : Set.of("accountId", "listenerId");

        assertThat(components(event).filter(component -> component.isAnnotationPresent(DataSubject.class)))
                .extracting(RecordComponent::getName)
                .containsExactlyElementsOf(components(event)
                        .map(RecordComponent::getName)
                        .filter(accounts::contains)
                        .toList())
                .hasSizeLessThan(2);
    }

    @ParameterizedTest
    @MethodSource("events")
    void reachesAQueueOfTheSuite(EventDefinition event) {
        boolean forOutsidersAlone = event.type().startsWith("notification.webhook.");

        assertThat(Topology.SUBSCRIPTIONS.stream()
                        .flatMap(subscription -> subscription.bindings().stream())
                        .anyMatch(binding -> event.type().startsWith(binding.replace("#", ""))))
                .isNotEqualTo(forOutsidersAlone);
    }

    @Test
    void bindsOnlyPublishersThatExist() {
        assertThat(Topology.SUBSCRIPTIONS).allSatisfy(subscription -> assertThat(events())
                .anySatisfy(event -> assertThat(event.context()).isEqualTo(subscription.publisher())));
    }

    @Test
    void refusesATypeNameWithoutAVersion() {
        assertThatThrownBy(() -> new EventDefinition("catalog.book.published", PublicEvent.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("catalog.book.published");
    }

    private static Stream<RecordComponent> components(EventDefinition event) {
        return Arrays.stream(event.payload().getRecordComponents());
    }

    private static String resource(String name) {
        try (InputStream in = ContractTests.class.getClassLoader().getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
