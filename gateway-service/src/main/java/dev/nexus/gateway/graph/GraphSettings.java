package dev.nexus.gateway.graph;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What one question to the graph may be, all of it checked before anything is executed.
 *
 * @param callDeadline how long one call to a service may take
 * @param maxCharacters how long a document may be
 * @param maxTokens how many tokens it may have
 * @param maxDepth how many fields may stand within each other
 * @param maxAliases how many fields may be renamed
 * @param maxCost how many fields may be answered, those of lists counted for each entry that was asked for
 * @param explorable whether the schema is told to whoever asks (introspection) and there is a page to try it ({@code /graphiql})
 * @param trustedDocuments a folder of documents ({@code .graphql}) that clients may name by their SHA-256; null for none
 * @param trustedOnly whether only these are answered
 */
@ConfigurationProperties("nexus.gateway.graph")
record GraphSettings(
        Duration callDeadline,
        int maxCharacters,
        int maxTokens,
        int maxDepth,
        int maxAliases,
        int maxCost,
        boolean explorable,
        @Nullable Path trustedDocuments,
        boolean trustedOnly) {

    GraphSettings {
        if (!callDeadline.isPositive()) {
            throw new IllegalArgumentException("call-deadline " + callDeadline + " is not positive");
        }
        requirePositive("max-characters", maxCharacters);
        requirePositive("max-tokens", maxTokens);
        requirePositive("max-depth", maxDepth);
        requirePositive("max-cost", maxCost);
        if (maxAliases < 0) {
            throw new IllegalArgumentException("max-aliases " + maxAliases + " is negative");
        }
        trustedDocuments =
                trustedDocuments == null || trustedDocuments.toString().isBlank() ? null : trustedDocuments;
        if (trustedOnly && trustedDocuments == null) {
            throw new IllegalArgumentException("trusted-only needs trusted-documents");
        }
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " " + value + " lets no document pass");
        }
    }
}
