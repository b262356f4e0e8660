package dev.nexus.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of the project. */
final class Checkout {

    static final Path ROOT =
            Path.of(System.getProperty("nexus.checkout", "..")).toAbsolutePath().normalize();

    /** The Maven modules that are services, which is what their images, Deployments and Compose services are called. */
    static final List<String> SERVICES =
            List.of("user-service", "catalog-service", "playback-service", "notification-service", "gateway-service");

    private Checkout() {}

    static Path path(String path) {
        return ROOT.resolve(path);
    }

    static String read(String path) {
        return read(path(path));
    }

    static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files below a folder whose name ends so, in a fixed order; none where the folder is not. */
    static List<Path> files(String folder, String ending) {
        var root = path(folder);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (var all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
