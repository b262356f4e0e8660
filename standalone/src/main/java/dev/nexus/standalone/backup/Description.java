package dev.nexus.standalone.backup;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What a backup is of.
 *
 * @param takenAt when its snapshot was taken
 * @param secretKey base64 of the key that opens what is sealed in it
 * @param media whether it has the media
 * @param versions the migrations of each schema, as {@link SchemaVersions} tells them
 */
public record Description(Instant takenAt, String secretKey, boolean media, Map<String, String> versions) {

    /** The entry that comes first. */
    static final String NAME = "nexus-backup.properties";

    private static final String FORMAT = "1";
    private static final String SCHEMA = "schema.";

    public Description {
        versions = Map.copyOf(versions);
    }

    String text() {
        var lines = new TreeMap<>(Map.of(
                "format",
                FORMAT,
                "taken-at",
                takenAt.toString(),
                "secret.key",
                secretKey,
                "media",
                Boolean.toString(media)));
        versions.forEach((schema, version) -> lines.put(SCHEMA + schema, version));
        var text = new StringWriter();
        lines.forEach((name, value) -> text.write(name + "=" + value + "\n"));
        return text.toString();
    }

    static Description of(String text) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!FORMAT.equals(properties.getProperty("format"))) {
            throw new UnreadableBackup("its format is %s, and this version reads format %s"
                    .formatted(properties.getProperty("format"), FORMAT));
        }
        var versions = new TreeMap<String, String>();
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(SCHEMA))
                .forEach(name -> versions.put(name.substring(SCHEMA.length()), properties.getProperty(name)));
        try {
            return new Description(
                    Instant.parse(properties.getProperty("taken-at", "")),
                    properties.getProperty("secret.key", ""),
                    Boolean.parseBoolean(properties.getProperty("media")),
                    versions);
        } catch (DateTimeException e) {
            throw new UnreadableBackup("it does not say when it was taken", e);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Description[takenAt=%s, media=%s, versions=%s]".formatted(takenAt, media, versions);
    }
}
