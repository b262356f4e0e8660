package dev.nexus.catalog.upload;

import dev.nexus.catalog.media.FileNames;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads {@code Upload-Metadata}: pairs of a key and a value in Base64, separated by commas (tus 1.0.0, "Upload-Metadata"). */
final class UploadMetadata {

    private static final int MAX_LENGTH = 4_000;
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private UploadMetadata() {}

    /**
     * The harmless name of the file.
     *
     * @throws ProblemException {@code tus-header-invalid} when the header is not well-formed
     */
    static String fileName(String header) {
        var values = values(header);
        return FileNames.safePath(values.getOrDefault("filename", values.getOrDefault("name", "file")));
    }

    private static Map<String, String> values(String header) {
        if (header.length() > MAX_LENGTH) {
            throw invalid();
        }
        if (header.isBlank()) {
            return Map.of();
        }
        var values = new HashMap<String, String>();
        for (var pair : COMMA.split(header.strip(), -1)) {
            var parts = SPACE.split(pair.strip(), -1);
            if (parts.length > 2 || parts[0].isEmpty()) {
                throw invalid();
            }
            if (values.put(parts[0], parts.length == 2 ? decoded(parts[1]) : "") != null) {
                throw invalid();
            }
        }
        return values;
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static ProblemException invalid() {
        return new ProblemException(
                CatalogProblem.TUS_HEADER_INVALID,
                "Upload-Metadata is pairs of a key and a Base64 value, with commas.");
    }
}
