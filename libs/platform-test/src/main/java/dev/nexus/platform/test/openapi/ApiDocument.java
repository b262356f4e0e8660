package dev.nexus.platform.test.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The committed document of a service's API. It is generated from the code, so that it cannot lie, and committed, so that a
 * change of the API is seen in review.
 */
public final class ApiDocument {

    /** Set to {@code true} where the committed document shall be written and not checked. */
    public static final String WRITE = "nexus.openapi.write";

    private static final int SHOWN = 12;

    private ApiDocument() {}

    /**
     * Fails when the committed document is not what the code says. What the code does not say by itself is in the test resource
     * {@code openapi.yaml}, a JSON merge patch (RFC 7396) onto what was generated.
     *
     * @param application the service's application class; its package is where the controllers are looked for
     */
    public static void check(Class<?> application) {
        GeneratedApi api = Generation.of(application);
        String generated = CanonicalJson.write(document(api));
        Path file = Checkout.root().resolve("docs/openapi/%s.json".formatted(api.service()));
        try {
            if (Boolean.getBoolean(WRITE)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, generated);
            }
            compare(api.service(), Files.exists(file) ? Files.readString(file) : "", generated);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode document(GeneratedApi api) {
        OperationDetails.complete(api);
        Security.complete(api);
        Problems.complete(api);
        Supplement.complete(api);
        TypeDetails.complete(api);
        return CanonicalJson.ordered(api.document());
    }

    private static void compare(String service, String committed, String generated) {
        if (committed.equals(generated)) {
            return;
        }
        List<String> before = committed.lines().toList();
        List<String> after = generated.lines().toList();
        int first = IntStream.range(0, Math.min(before.size(), after.size()))
                .filter(line -> !before.get(line).equals(after.get(line)))
                .findFirst()
                .orElse(Math.min(before.size(), after.size()));
        throw new AssertionError(
                """
                docs/openapi/%1$s.json is not what the code says. Write it anew and commit it with the code:

                    mvn test -pl %1$s-service -am -Dtest=OpenApiTests -Dsurefire.failIfNoSpecifiedTests=false -D%2$s=true

                The first difference is at line %3$d. Committed:
                %4$s
                Generated:
                %5$s
                """.formatted(service, WRITE, first + 1, excerpt(before, first), excerpt(after, first)));
    }

    private static String excerpt(List<String> lines, int from) {
        return String.join("\n", lines.subList(Math.min(from, lines.size()), Math.min(from + SHOWN, lines.size())));
    }
}
