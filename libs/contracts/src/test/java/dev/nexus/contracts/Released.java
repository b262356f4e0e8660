package dev.nexus.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder of what was released: {@code <context>/<fact>.v1.schema.json}, and {@code <context>/samples/<fact>.v1.json}, {@code
 * <fact>.v1-2.json} and so on, a sample for each state of the schema that differed.
 */
final class Released {

    private static final Pattern SAMPLE = Pattern.compile("(?<fact>.*\\.v[0-9]+)(?:-[0-9]+)?\\.json");
    private static final String SCHEMA = ".schema.json";

    private Released() {}

    /** {@code <context>/<fact>.v1.schema.json}. */
    static List<Path> schemas(Path folder) {
        return files(
                folder,
                path -> path.toString().endsWith(SCHEMA)
                        && folder.relativize(path).getNameCount() == 2);
    }

    /** {@code <context>/samples/<fact>.v1.json}. */
    static List<Path> samples(Path folder) {
        return files(folder, path -> folder.relativize(path).getNameCount() == 3);
    }

    static List<Path> samples(Path folder, EventDefinition event) {
        return samples(folder).stream()
                .filter(sample -> typeOfSample(sample).equals(event.type()))
                .toList();
    }

    static Path schema(Path folder, EventDefinition event) {
        return folder.resolve(event.schemaResource().replaceFirst("^contracts/", ""));
    }

    static String type(Path schema) {
        return schema.getName(schema.getNameCount() - 2) + "."
                + schema.getFileName().toString().replace(SCHEMA, "");
    }

    static String typeOfSample(Path sample) {
        var name = SAMPLE.matcher(sample.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalStateException(sample + " is no sample");
        }
        return sample.getName(sample.getNameCount() - 3) + "." + name.group("fact");
    }

    /** Takes a schema over as it is, and its sample when there is none like it. */
    static void release(Path folder, EventDefinition event) {
        var schema = schema(folder, event);
        var sample = Resources.text(event.sampleResource());
        try {
            Files.createDirectories(schema.resolveSibling("samples"));
            Files.writeString(schema, Resources.text(event.schemaResource()));
            var known = samples(folder, event);
            for (var old : known) {
                if (JsonMapper.shared()
                        .readTree(Files.readString(old))
                        .equals(JsonMapper.shared().readTree(sample))) {
                    return;
                }
            }
            var fact = schema.getFileName().toString().replace(SCHEMA, "");
            var name = known.isEmpty() ? fact + ".json" : "%s-%d.json".formatted(fact, known.size() + 1);
            Files.writeString(schema.resolveSibling("samples").resolve(name), sample);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder, Predicate<Path> wanted) {
        try (Stream<Path> all = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            return all.filter(Files::isRegularFile).filter(wanted).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
