package dev.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.nexus.e2e.AccessMatrix.Caller;
import dev.nexus.e2e.AccessMatrix.Operation;
import dev.nexus.e2e.Api.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Promise 19: every operation of every service, asked for by everybody. Only the allowed cells of the matrix answer 2xx, and
 * what they answer is what the documents say.
 */
@ExtendWith(WholeSuite.class)
class AccessMatrixIT {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final RunningNexus nexus;
    private final AccessMatrix matrix = AccessMatrix.committed();
    private final AccessSamples samples = new AccessSamples();

    AccessMatrixIT(RunningNexus nexus) {
        this.nexus = nexus;
    }

    @Test
    void hasALineAndASampleForEachOperationAndNoOther() {
        List<String> operations = AccessMatrix.operations().map(Operation::id).toList();

        assertThat(operations)
                .as("operations that access-matrix.txt says nothing of")
                .allMatch(matrix.cells()::containsKey);
        assertThat(AccessMatrix.operations().filter(operation -> !samples.has(operation)))
                .as("operations without a request in AccessSamples")
                .isEmpty();
        assertThat(matrix.cells().keySet())
                .as("lines of operations that are not there")
                .isSubsetOf(operations);
    }

    @TestFactory
    Stream<DynamicNode> lets() {
        AccessWorld world = new AccessWorld(nexus);
        return AccessMatrix.operations()
                .map(operation -> DynamicContainer.dynamicContainer(
                        operation.id(),
                        Arrays.stream(Caller.values())
                                .map(caller -> DynamicTest.dynamicTest(
                                        caller + " " + operation.method() + " " + operation.path(),
                                        () -> check(world, operation, caller)))));
    }

    private void check(AccessWorld world, Operation operation, Caller caller) {
        String expected = matrix.expected(operation, caller);
        boolean allowed = expected.equals(AccessMatrix.OK);

        Answer answer = samples.of(world, operation, caller, allowed).send();

        String told = "%s %s by %s: %s".formatted(operation.method(), operation.path(), caller, answer.json());
        if (allowed) {
            assertThat(answer.status()).as(told).isBetween(200, 299);
            assertThat(operation.node().path("responses").has(Integer.toString(answer.status())))
                    .as("documented: %d of %s", answer.status(), told)
                    .isTrue();
        } else {
            assertThat(Integer.toString(answer.status())).as(told).isEqualTo(expected);
            assertThat(answer.header("Content-Type")).as(told).startsWith("application/problem+json");
        }
        assertThat(violations(operation, answer)).as(told).isEmpty();
    }

    /** How an answer is not what its document says. */
    private static List<String> violations(Operation operation, Answer answer) {
        JsonNode responses = operation.node().path("responses");
        JsonNode response = resolved(
                operation, responses.path(responses.has(answer.status() + "") ? answer.status() + "" : "default"));
        JsonNode schema = response.path("content")
                .path(answer.header("Content-Type").split(";", 2)[0])
                .path("schema");
        boolean json = answer.header("Content-Type").contains("json");
        // HEAD is answered without a body.
        if (!json || operation.method().equals("HEAD")) {
            return List.of();
        }
        if (schema.isMissingNode()) {
            return List.of("the document knows no " + answer.header("Content-Type"));
        }
        ObjectNode whole = JsonMapper.shared().createObjectNode();
        whole.set("components", operation.document().path("components"));
        whole.setAll((ObjectNode) schema);
        return SCHEMAS
                .getSchema(whole.toString(), InputFormat.JSON)
                .validate(answer.json().toString(), InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static JsonNode resolved(Operation operation, JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : operation.document().at(reference.substring(1));
    }
}
