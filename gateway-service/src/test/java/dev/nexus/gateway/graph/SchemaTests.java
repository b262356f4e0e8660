package dev.nexus.gateway.graph;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.diff.DiffEvent;
import graphql.schema.diff.SchemaDiff;
import graphql.schema.diff.SchemaDiffSet;
import graphql.schema.diff.reporting.CapturingReporter;
import graphql.schema.idl.MockedWiringFactory;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Promise 24 for the graph: what clients rely on is in {@code docs/graphql/released/v1.graphqls}, the schema as it was released, and a
 * change that breaks them fails the build. Where nobody relies on it yet, it is released anew with {@code -Dnexus.graphql.release=true}.
 */
class SchemaTests {

    private static final Path PRESENT = Path.of("src/main/resources/graphql/nexus.graphqls");
    private static final Path RELEASED = Path.of("../docs/graphql/released/v1.graphqls");

    @Test
    void keepsWhatWasReleased() throws IOException {
        if (Boolean.getBoolean("nexus.graphql.release")) {
            Files.copy(PRESENT, RELEASED, StandardCopyOption.REPLACE_EXISTING);
        }

        assertThat(breakages(Files.readString(RELEASED), Files.readString(PRESENT)))
                .as("changes that break clients of what was released")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subtitle: String|",
                "title: String!|title: String",
                "duration: Float!|duration: String!",
                "  LISTENER|",
                "search(query: String!, library: ID, first: Int = 20)|search(query: String!, library: ID!, first: Int"
                        + " = 20)",
                "book(id: ID!): Book|book(id: ID!, version: Int!): Book"
            })
    void noticesWhatBreaksClients(String released, String changed) throws IOException {
        var schema = Files.readString(PRESENT);
        assertThat(schema).contains(released);

        assertThat(breakages(schema, schema.replace(released, changed == null ? "" : changed)))
                .isNotEmpty();
    }

    @Test
    void letsTheSchemaGrow() throws IOException {
        var schema = Files.readString(PRESENT);

        assertThat(breakages(schema, schema.replace("  subtitle: String", "  subtitle: String\n  colour: String")))
                .isEmpty();
    }

    @Test
    void isDescribedAndNamedAsTheRestOfTheApi() throws IOException {
        for (var type : types(schema(Files.readString(PRESENT)))) {
            assertThat(type.getName()).matches("[A-Z][A-Za-z]+");
            assertThat(describes(type)).as("description of " + type.getName()).isTrue();
            if (type instanceof GraphQLFieldsContainer fields) {
                assertThat(fields.getFieldDefinitions())
                        .allSatisfy(field -> assertThat(field.getName()).matches("[a-z][A-Za-z]+"));
            }
            if (type instanceof GraphQLEnumType values) {
                assertThat(values.getValues())
                        .allSatisfy(value -> assertThat(value.getName()).matches("[A-Z_]+"));
            }
        }
    }

    @Test
    void longListsAreConnectionsWithAUsualNumber() throws IOException {
        for (var type : types(schema(Files.readString(PRESENT)))) {
            if (type instanceof GraphQLObjectType object && object.getName().endsWith("Connection")) {
                assertThat(object.getFieldDefinitions())
                        .extracting(field -> field.getName())
                        .contains("edges", "nodes", "pageInfo");
            }
            if (type instanceof GraphQLFieldsContainer fields) {
                fields.getFieldDefinitions().stream()
                        .filter(field -> field.getArgument("first") != null)
                        .forEach(field -> assertThat(field.getArgument("first").hasSetDefaultValue())
                                .as(type.getName() + "." + field.getName())
                                .isTrue());
            }
        }
    }

    private static List<GraphQLNamedType> types(GraphQLSchema schema) {
        return schema.getAllTypesAsList().stream()
                .filter(type -> !type.getName().startsWith("__"))
                .filter(type -> !Stream.of("String", "Int", "Float", "Boolean", "ID")
                        .toList()
                        .contains(type.getName()))
                .toList();
    }

    private static boolean describes(GraphQLNamedType type) {
        var description = type.getDescription();
        return description != null && !description.isBlank();
    }

    private static List<DiffEvent> breakages(String released, String present) {
        var reporter = new CapturingReporter();
        new SchemaDiff().diffSchema(SchemaDiffSet.diffSetFromSdl(schema(released), schema(present)), reporter);
        return reporter.getBreakages();
    }

    private static GraphQLSchema schema(String text) {
        return new SchemaGenerator()
                .makeExecutableSchema(
                        new SchemaParser().parse(text),
                        RuntimeWiring.newRuntimeWiring()
                                .wiringFactory(new MockedWiringFactory())
                                .build());
    }
}
