package dev.nexus.gateway.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The documents of all services' APIs, as they are committed. */
public final class ApiDocuments {

    /** The services that have one. */
    public static final List<String> SERVICES = List.of("user", "catalog", "playback", "notification", "gateway");

    private static final Path FOLDER = Path.of("../docs/openapi");
    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete");

    private ApiDocuments() {}

    /**
     * One operation.
     *
     * @param service whose it is
     * @param method its method in upper case
     * @param path its path, with variables in braces
     * @param node what its document says of it
     * @param document all of its document
     */
    public record Operation(String service, String method, String path, JsonNode node, JsonNode document) {

        /** A path that a request for it could have. */
        public String examplePath() {
            return path.replaceAll("\\{[^}]*}", "0190a1b2-0000-7000-8000-000000000001");
        }

        /** Whether it needs no token. */
        public boolean isPublic() {
            return node.path("security").isArray() && node.path("security").isEmpty();
        }

        @Override
        public String toString() {
            return "%s: %s %s".formatted(service, method, path);
        }
    }

    static Path file(String service) {
        return FOLDER.resolve(service + ".json");
    }

    static Path released(String service) {
        return FOLDER.resolve("released/v1").resolve(service + ".json");
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static JsonNode document(String service) {
        return JsonMapper.shared().readTree(text(file(service)));
    }

    /** All operations of all services. */
    public static Stream<Operation> operations() {
        return SERVICES.stream().flatMap(ApiDocuments::operations);
    }

    static Stream<Operation> operations(String service) {
        var document = document(service);
        return document.path("paths").propertyStream().flatMap(path -> path.getValue()
                .propertyStream()
                .filter(member -> METHODS.contains(member.getKey()))
                .map(member -> operation(service, path.getKey(), member, document)));
    }

    private static Operation operation(
            String service, String path, Map.Entry<String, JsonNode> member, JsonNode document) {
        return new Operation(service, member.getKey().toUpperCase(Locale.ROOT), path, member.getValue(), document);
    }
}
