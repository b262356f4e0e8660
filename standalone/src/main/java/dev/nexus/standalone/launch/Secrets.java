package dev.nexus.standalone.launch;

import dev.nexus.standalone.CannotStart;
import dev.nexus.standalone.postgres.ServiceSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What only this installation knows: generated at its first start, kept in one file that nobody else may read. What is in
 * the file never changes; an upgrade may add to it.
 */
final class Secrets {

    private static final String SUPERUSER = "postgres.superuser.password";
    private static final String BROKER = "broker.password";
    private static final String SECRET_KEY = "secret.key";

    private final Map<String, String> values;

    private Secrets(Map<String, String> values) {
        this.values = values;
    }

    /** Reads the file, and makes what is missing in it. */
    static Secrets loadOrCreate(Path file) {
        return loadOrCreate(file, Optional.empty());
    }

    /** Reads the file, and makes what is missing in it; a secret key that is missing is the one that is given, if any is. */
    static Secrets loadOrCreate(Path file, Optional<String> secretKey) {
        try {
            var values = new TreeMap<>(Files.exists(file) ? read(file) : Map.of());
            var before = values.size();
            values.computeIfAbsent(SUPERUSER, name -> password());
            values.computeIfAbsent(BROKER, name -> password());
            values.computeIfAbsent(
                    SECRET_KEY,
                    name -> secretKey.orElseGet(() -> Base64.getEncoder().encodeToString(random(32))));
            for (var schema : ServiceSchema.values()) {
                values.computeIfAbsent(nameOf(schema), name -> password());
            }
            if (values.size() > before) {
                write(file, values);
            }
            return new Secrets(values);
        } catch (IOException e) {
            throw new CannotStart("Cannot read or write %s: %s.".formatted(file, e), e);
        }
    }

    String superuserPassword() {
        return get(SUPERUSER);
    }

    String brokerPassword() {
        return get(BROKER);
    }

    /** Base64 of the 32 bytes that encrypt signing keys at rest. */
    String secretKey() {
        return get(SECRET_KEY);
    }

    Map<ServiceSchema, String> databasePasswords() {
        var passwords = new EnumMap<ServiceSchema, String>(ServiceSchema.class);
        for (var schema : ServiceSchema.values()) {
            passwords.put(schema, get(nameOf(schema)));
        }
        return passwords;
    }

    private String get(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("No secret " + name);
        }
        return value;
    }

    private static String nameOf(ServiceSchema schema) {
        return "database." + schema.name().toLowerCase(Locale.ROOT) + ".password";
    }

    private static Map<String, String> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .filter(parts -> parts.length == 2)
                .collect(Collectors.toMap(parts -> parts[0].strip(), parts -> parts[1].strip()));
    }

    private static void write(Path file, Map<String, String> values) throws IOException {
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        var lines = values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n"));
        Files.writeString(
                draft,
                "# Made by Nexus at its first start. Without this file its data cannot be read.\n" + lines + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String password() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(24));
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
