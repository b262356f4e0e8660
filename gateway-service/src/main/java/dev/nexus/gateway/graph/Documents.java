package dev.nexus.gateway.graph;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.nexus.platform.problem.ProblemException;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.language.Document;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.parser.exceptions.ParseCancelledTooManyCharsException;
import graphql.schema.GraphQLSchema;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Decides which document is executed: the one that was sent, or one that is known and was named by its hash. Too large ones are refused
 * while they are parsed or right after; those that are valid are remembered, so that a client's documents are validated once.
 */
final class Documents implements PreparsedDocumentProvider {

    /** In characters of documents; what was made of them is many times as large. */
    private static final int REMEMBERED = 400_000;

    private static final Duration UNUSED = Duration.ofMinutes(10);

    private final Supplier<GraphQLSchema> schema;
    private final TrustedDocuments trusted;
    private final Bounds bounds;
    private final ParserOptions parsing;
    private final Cache<String, PreparsedDocumentEntry> valid = Caffeine.newBuilder()
            .maximumWeight(REMEMBERED)
            .<String, PreparsedDocumentEntry>weigher((text, entry) -> text.length() + 100)
            .expireAfterAccess(UNUSED)
            .build();

    Documents(GraphSettings settings, TrustedDocuments trusted, Supplier<GraphQLSchema> schema) {
        this.schema = schema;
        this.trusted = trusted;
        this.bounds = new Bounds(settings);
        this.parsing = ParserOptions.newParserOptions()
                .maxCharacters(settings.maxCharacters())
                .maxTokens(settings.maxTokens())
                .maxWhitespaceTokens(settings.maxCharacters())
                .captureIgnoredChars(false)
                .captureLineComments(false)
                .build();
    }

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput asked, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        return CompletableFuture.completedFuture(document(asked, parseAndValidate));
    }

    private PreparsedDocumentEntry document(
            ExecutionInput asked, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        try {
            var text = trusted.text(asked);
            var known = valid.getIfPresent(text);
            if (known != null) {
                bounds.check(schema.get(), known.getDocument(), variables(asked));
                return known;
            }
            bounds.check(schema.get(), parsed(text), variables(asked));
            var entry = parseAndValidate.apply(asked.transform(input -> input.query(text)));
            if (!entry.hasErrors()) {
                valid.put(text, entry);
            }
            return entry;
        } catch (InvalidSyntaxException invalid) {
            return new PreparsedDocumentEntry(invalid.toInvalidSyntaxError());
        } catch (ProblemException refused) {
            return new PreparsedDocumentEntry(GraphErrors.of(refused));
        }
    }

    private Document parsed(String text) {
        try {
            return Parser.parse(ParserEnvironment.newParserEnvironment()
                    .document(text)
                    .parserOptions(parsing)
                    .build());
        } catch (ParseCancelledException
                | ParseCancelledTooDeepException
                | ParseCancelledTooManyCharsException tooLong) {
            throw Bounds.tooLarge("The document is longer than is read here.");
        }
    }

    private static Map<String, Object> variables(ExecutionInput asked) {
        return asked.getRawVariables().toMap();
    }
}
