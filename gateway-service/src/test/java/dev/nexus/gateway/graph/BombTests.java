package dev.nexus.gateway.graph;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.MockedWiringFactory;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Promise 22: what would cost too much is refused before it is validated, and to find that out costs nothing to speak of. */
class BombTests {

    private static final GraphSettings USUAL =
            new GraphSettings(Duration.ofSeconds(3), 20_000, 3_000, 15, 30, 10_000, false, null, false);
    private static final Duration AT_ONCE = Duration.ofMillis(50);
    private static final int TRIES = 20;

    private final GraphQLSchema schema;
    private final Documents documents;

    BombTests() throws IOException {
        schema = new SchemaGenerator()
                .makeExecutableSchema(
                        new SchemaParser()
                                .parse(Files.readString(Path.of("src/main/resources/graphql/nexus.graphqls"))),
                        RuntimeWiring.newRuntimeWiring()
                                .wiringFactory(new MockedWiringFactory())
                                .build());
        documents = new Documents(USUAL, new TrustedDocuments(USUAL), () -> schema);
    }

    static Stream<String> bombs() {
        return Stream.of(
                // Each fragment spreads the next one twice: a thousand million fields.
                "query { ...f0 } "
                        + repeated(30, i -> "fragment f%d on Query { ...f%d ...f%d } ".formatted(i, i + 1, i + 1))
                        + "fragment f30 on Query { me { account { id } } }",
                // As many as fit.
                "{ " + repeated(700, i -> "a%d: me { account { id } } ".formatted(i)) + "}",
                "{ me { " + repeated(2_900, i -> "account ") + "} }",
                "{ books { nodes " + repeated(100, i -> "{ series { series { books { nodes ") + "{ id }"
                        + repeated(100, i -> " } } } }") + " } }",
                "{ books(first: 200) { nodes { reviews(first: 200) { nodes { rating } } } } }",
                // More writes and more searches than the limits of one minute would let pass one by one.
                "mutation { " + repeated(11, i -> "a%d: markNotificationRead(id: \"%s\") ".formatted(i, new UUID(7, i)))
                        + "}",
                "{ " + repeated(21, i -> "a%d: search(query: \"emma\") { books { book { id } } } ".formatted(i)) + "}",
                "query { ...a } fragment a on Query { ...b } fragment b on Query { ...a }",
                "{".repeat(2_000),
                "#".repeat(1_000_000));
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void isRefusedAtOnce(String bomb) {
        var fastest = Long.MAX_VALUE;
        for (var i = 0; i < TRIES; i++) {
            var begin = System.nanoTime();
            var refused = prepared(bomb);
            fastest = Math.min(fastest, System.nanoTime() - begin);
            assertThat(refused.hasErrors()).isTrue();
        }

        assertThat(Duration.ofNanos(fastest)).isLessThan(AT_ONCE);
    }

    @Test
    void theQuestionsOfThePageOfDocumentationAreNone() throws IOException {
        var page = Files.readString(Path.of("../docs/graphql.md"));
        var questions = Stream.of(page.split("```graphql\n", -1))
                .skip(1)
                .map(part -> part.substring(0, part.indexOf("```")))
                .toList();

        assertThat(questions).hasSize(10).allSatisfy(question -> {
            var entry = documents
                    .getDocumentAsync(
                            ExecutionInput.newExecutionInput(question).build(), asked -> valid(asked.getQuery()))
                    .join();
            assertThat(entry.getErrors()).as(question).isNullOrEmpty();
        });
    }

    private PreparsedDocumentEntry valid(String question) {
        var document = new Parser().parseDocument(question);
        var errors = new Validator().validateDocument(schema, document, Locale.ENGLISH);
        return errors.isEmpty() ? new PreparsedDocumentEntry(document) : new PreparsedDocumentEntry(document, errors);
    }

    private PreparsedDocumentEntry prepared(String document) {
        var asked =
                ExecutionInput.newExecutionInput(document).variables(Map.of()).build();
        return documents
                .getDocumentAsync(asked, validated -> {
                    throw new AssertionError("it was validated");
                })
                .join();
    }

    private static String repeated(int times, IntFunction<String> part) {
        return IntStream.range(0, times).mapToObj(part).reduce("", String::concat);
    }
}
