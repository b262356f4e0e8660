package dev.nexus.playback.durability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * The service as it was packaged, unpacked once, with a cache of its classes (JEP 514): these tests start it many times, and
 * with the cache that takes a fraction of the time.
 */
final class PlaybackImage {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    /** Where the replicas' logs are. */
    static final Path LOGS = TARGET.resolve("durability");

    private static final long PATIENCE_SECONDS = 180;

    private static @Nullable PlaybackImage made;

    private final Path jar;
    private final Path cache;

    private PlaybackImage(Path jar, Path cache) {
        this.jar = jar;
        this.cache = cache;
    }

    /** The image of this build, made at first use; to make it, the service starts once in an environment. */
    static synchronized PlaybackImage of(Map<String, String> environment) {
        var known = made;
        if (known == null) {
            known = make(environment);
            made = known;
        }
        return known;
    }

    private static PlaybackImage make(Map<String, String> environment) {
        var packaged = packaged();
        try {
            Files.createDirectories(LOGS);
            var unpacked = Files.createTempDirectory("nexus-playback-");
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(unpacked.toFile())));
            run(
                    Map.of(),
                    List.of(
                            "-Djarmode=tools",
                            "-jar",
                            packaged.toString(),
                            "extract",
                            "--force",
                            "--destination",
                            unpacked.toString()));
            var image = new PlaybackImage(unpacked.resolve(packaged.getFileName()), unpacked.resolve("playback.aot"));
            run(environment, image.arguments("-XX:AOTCacheOutput=" + image.cache, "-Dspring.context.exit=onRefresh"));
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command of one replica. */
    List<String> command() {
        return command(arguments("-XX:AOTCache=" + cache));
    }

    private List<String> arguments(String... more) {
        var arguments = new ArrayList<>(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("-jar", jar.toString()));
        return arguments;
    }

    private static List<String> command(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        return command;
    }

    private static void run(Map<String, String> environment, List<String> arguments) throws IOException {
        var log = Files.createTempFile("playback-image", ".log");
        var builder =
                new ProcessBuilder(command(arguments)).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("java %s failed:%n%s".formatted(arguments, Files.readString(log)));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Files.delete(log);
        }
    }

    private static Path packaged() {
        try (var jars = Files.newDirectoryStream(TARGET, "playback-service-*-app.jar")) {
            return jars.iterator().next();
        } catch (IOException e) {
            throw new UncheckedIOException("the service is not packaged", e);
        }
    }
}
