package dev.nexus.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who may do what.
 *
 * @param cells for each operation what each caller gets: {@code ok} for any 2xx, or a status
 */
record AccessMatrix(Map<String, Map<Caller, String>> cells) {

    static final String OK = "ok";

    /** Those who ask, in the order of the columns. */
    enum Caller {
        NOBODY,
        STRANGER,
        LISTENER,
        CURATOR,
        OWNER,
        ADMIN,
        READING_KEY,
        FOREIGN_KEY,
        DISABLED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** An operation of a document. */
    record Operation(String service, String id, String method, String path, JsonNode node, JsonNode document) {}

    static AccessMatrix committed() {
        return new AccessMatrix(read(Path.of("src/test/resources/access-matrix.txt"))
                .lines()
                .map(line -> line.strip().split(" +", -1))
                .filter(words -> !words[0].isEmpty() && !words[0].startsWith("#"))
                .collect(Collectors.toMap(words -> words[0], AccessMatrix::row, AccessMatrix::twice, TreeMap::new)));
    }

    /** All operations of all services, as their documents tell of them. */
    static Stream<Operation> operations() {
        return Stream.of("gateway", "user", "catalog", "playback", "notification")
                .flatMap(service -> operations(
                        service, JsonMapper.shared().readTree(read(Path.of("../docs/openapi", service + ".json")))));
    }

    String expected(Operation operation, Caller caller) {
        return cells.getOrDefault(operation.id(), Map.of()).getOrDefault(caller, "");
    }

    private static Stream<Operation> operations(String service, JsonNode document) {
        return document.required("paths").propertyStream().flatMap(path -> path.getValue()
                .propertyStream()
                .map(method -> new Operation(
                        service,
                        method.getValue().required("operationId").asString(),
                        method.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        method.getValue(),
                        document)));
    }

    private static Map<Caller, String> row(String[] words) {
        List<Caller> callers = Arrays.asList(Caller.values());
        if (words.length != callers.size() + 1) {
            throw new IllegalArgumentException(
                    "%s has %d cells, not %d".formatted(words[0], words.length - 1, callers.size()));
        }
        return IntStream.range(0, callers.size())
                .boxed()
                .collect(Collectors.toMap(callers::get, index -> words[index + 1], AccessMatrix::twice, TreeMap::new));
    }

    private static <T> T twice(T one, T other) {
        throw new IllegalArgumentException("there are two lines: " + one + " and " + other);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
