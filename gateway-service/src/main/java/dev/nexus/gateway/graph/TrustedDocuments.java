package dev.nexus.gateway.graph;

import dev.nexus.platform.hash.Sha256;
import dev.nexus.platform.problem.ProblemException;
import graphql.ExecutionInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Documents that are known beforehand, each a file {@code .graphql}. A client names one by the SHA-256 of its bytes, in {@code
 * extensions.persistedQuery.sha256Hash}, and need not send it.
 */
final class TrustedDocuments {

    private static final Logger log = LoggerFactory.getLogger(TrustedDocuments.class);

    private final Map<String, String> texts;
    private final boolean only;

    TrustedDocuments(GraphSettings settings) {
        this.texts = read(settings.trustedDocuments());
        this.only = settings.trustedOnly();
        log.atInfo().addKeyValue("documents", texts.size()).log("trusted documents read");
    }

    /**
     * The document that is asked for.
     *
     * @throws ProblemException {@code document-unknown} or {@code document-not-trusted}
     */
    String text(ExecutionInput asked) {
        var hash = hash(asked);
        if (hash != null) {
            var text = texts.get(hash.toLowerCase(Locale.ROOT));
            if (text == null) {
                throw new ProblemException(GraphProblem.DOCUMENT_UNKNOWN, "Send the document itself.");
            }
            return text;
        }
        if (only && !texts.containsKey(hex(asked.getQuery()))) {
            throw new ProblemException(GraphProblem.DOCUMENT_NOT_TRUSTED, null);
        }
        return asked.getQuery();
    }

    private static @Nullable String hash(ExecutionInput asked) {
        return asked.getExtensions().get("persistedQuery") instanceof Map<?, ?> persisted
                        && persisted.get("sha256Hash") instanceof String hash
                ? hash
                : null;
    }

    private static Map<String, String> read(@Nullable Path folder) {
        if (folder == null) {
            return Map.of();
        }
        try (var files = Files.list(folder)) {
            Map<String, String> texts = new HashMap<>();
            for (var file :
                    files.filter(each -> each.toString().endsWith(".graphql")).toList()) {
                var text = Files.readString(file);
                texts.put(hex(text), text);
            }
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The trusted documents in " + folder + " cannot be read", unreadable);
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(Sha256.of(text));
    }
}
