package dev.nexus.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.nexus.gateway.docs.ApiDocuments.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every committed document is OpenAPI 3.1 and keeps the rules of the house. */
class ApiRulesTests {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static final List<String> SERVICES = ApiDocuments.SERVICES;

    @ParameterizedTest
    @FieldSource("SERVICES")
    void isAnOpenApiDocument(String service) throws IOException {
        // When
        var errors = openApi().validate(ApiDocuments.text(ApiDocuments.file(service)), InputFormat.JSON);

        // Then
        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void namesNothingThatIsNotThere(String service) {
        // Given
        var document = ApiDocuments.document(service);

        // Then
        assertThat(references(document)).allSatisfy(reference -> assertThat(
                        document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    @Test
    void namesEachOperationOnce() {
        // When
        var byName = new TreeMap<String, List<Operation>>();
        ApiDocuments.operations().forEach(each -> byName.computeIfAbsent(
                        each.node().path("operationId").asString(""), _ -> new ArrayList<>())
                .add(each));

        // Then
        assertThat(byName).doesNotContainKey("");
        assertThat(byName.values())
                .allSatisfy(operations -> assertThat(operations).hasSize(1));
    }

    @Test
    void saysOfEachOperationInOneSentenceWhatItDoes() {
        assertThat(without(each -> each.node().path("summary").asString("").length() > 5))
                .as("operations without a summary: the controllers' methods need a Javadoc")
                .isEmpty();
    }

    @Test
    void putsEachOperationUnderATagThatIsDeclared() {
        assertThat(without(each -> tags(each.document()).containsAll(tags(each))
                        && !tags(each).isEmpty()))
                .isEmpty();
    }

    @Test
    void answersWhatGoesWrongWithProblems() {
        assertThat(without(each -> failures(each).count() > 1 && failures(each).allMatch(ApiRulesTests::isProblem)))
                .as("operations that fail without a problem")
                // A page for people and scripts, its lines say what is wrong.
                .allMatch(operation -> operation.equals("gateway: GET /status"));
    }

    @Test
    void tellsWhoeverNeedsATokenHowItIsRefused() {
        assertThat(without(each -> each.isPublic()
                        || (each.node().path("responses").has("401")
                                && each.node().path("responses").has("403"))))
                .isEmpty();
    }

    @Test
    void namesTheVariablesOfEachPath() {
        assertThat(without(each -> Stream.of(each.path().split("/", -1))
                        .filter(segment -> segment.startsWith("{"))
                        .map(segment -> segment.substring(1, segment.length() - 1))
                        .allMatch(name -> parameters(each).contains("path " + name))))
                .isEmpty();
    }

    private static List<String> without(Predicate<Operation> rule) {
        return ApiDocuments.operations()
                .filter(rule.negate())
                .map(Operation::toString)
                .toList();
    }

    private static List<String> tags(JsonNode document) {
        return document.path("tags")
                .valueStream()
                .map(tag -> tag.path("name").asString())
                .toList();
    }

    private static List<String> tags(Operation operation) {
        return operation
                .node()
                .path("tags")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static List<String> parameters(Operation operation) {
        return operation
                .node()
                .path("parameters")
                .valueStream()
                .map(each -> resolved(operation.document(), each))
                .map(each ->
                        each.path("in").asString() + " " + each.path("name").asString())
                .toList();
    }

    private static Stream<JsonNode> failures(Operation operation) {
        return operation
                .node()
                .path("responses")
                .propertyStream()
                .filter(each -> each.getKey().matches("[45]..|default"))
                .map(Map.Entry::getValue)
                .map(each -> resolved(operation.document(), each));
    }

    private static boolean isProblem(JsonNode response) {
        return response.path("content").has("application/problem+json");
    }

    private static JsonNode resolved(JsonNode document, JsonNode node) {
        var reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    private static List<String> references(JsonNode document) {
        return document.findValues("$ref").stream()
                .map(JsonNode::asString)
                .distinct()
                .toList();
    }

    private static Schema openApi() throws IOException {
        try (var in = new ClassPathResource("openapi/openapi-3.1.schema.yaml").getInputStream()) {
            Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return REGISTRY.getSchema(JsonMapper.shared().writeValueAsString(yaml), InputFormat.JSON);
        }
    }
}
