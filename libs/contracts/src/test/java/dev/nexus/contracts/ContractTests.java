package dev.nexus.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Promise 24: record, schema, sample and AsyncAPI document of an event cannot drift apart. */
class ContractTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final Pattern FIELD = Pattern.compile("\\{(\\w+)}");
    private static final Pattern REFERENCE = Pattern.compile("\\$ref: '?([^'\\s]+)");

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

    @ParameterizedTest
    @MethodSource("events")
    void saysInWhichOrderItIsTold(EventDefinition event) {
        var names = components(event).map(RecordComponent::getName).toList();

        assertThat(names).contains(event.orderedBy());
        assertThat(event.sources()).isNotEmpty().allSatisfy(source -> assertThat(source)
                .startsWith("/" + event.context() + "/"));
        assertThat(FIELD.matcher(event.sources().getFirst()).results().map(field -> field.group(1)))
                .isNotEmpty()
                .allMatch(names::contains);
        assertThat(event.since()).matches("[0-9]+\\.[0-9]+");
    }

    @ParameterizedTest
    @MethodSource("events")
    void hasWordsForEveryField(EventDefinition event) {
        JsonNode schema = JSON.readTree(resource(event.schemaResource()));

        assertThat(schema.path("title").asString("")).isNotBlank();
        assertThat(schema.path("description").asString("")).isNotBlank();
        assertThat(schema.get("properties").propertyStream()).allSatisfy(field -> assertThat(
                        field.getValue().path("description").asString(""))
                .as(field.getKey())
                .isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "catalog", "playback", "notification"})
    void isReadableAsYamlWithEveryReference(String context) {
        var name = "contracts/" + context + "/asyncapi.yaml";
        Map<String, Object> document = new Yaml(new SafeConstructor(new LoaderOptions())).load(resource(name));

        assertThat(document).containsEntry("asyncapi", "3.1.0");
        assertThat(REFERENCE.matcher(resource(name)).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(reference -> {
                    if (reference.startsWith("#/")) {
                        assertThat(at(document, reference)).as(reference).isNotNull();
                    } else {
                        assertThat(resource(URI.create(name).resolve(reference).toString()))
                                .isNotEmpty();
                    }
                });
    }

    @Test
    void knowsWhoListens() {
        assertThat(Topology.listenersTo("playback.book.finished.v1")).containsExactly("notification");
        assertThat(Topology.listenersTo("user.library.deleted.v1"))
                .containsExactly("catalog", "notification", "playback");
        assertThat(Topology.listenersTo("user.librarycard.lost.v1")).containsExactly("notification");
        var some = new Subscription("a", "b", List.of("b.*.done.v1", "b.x.#"));
        assertThat(Stream.of("b.y.done.v1", "b.x", "b.x.y.v1", "b.done.v1", "b.y.z.done.v1", "bb.x.y.v1")
                        .filter(some::receives))
                .containsExactly("b.y.done.v1", "b.x", "b.x.y.v1");
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

    private static @Nullable Object at(Object document, String reference) {
        Object at = document;
        for (var step : reference.substring(2).split("/", -1)) {
            at = at instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return at;
    }

    private static String resource(String name) {
        return Resources.text(name);
    }
}
