package dev.nexus.deployment;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A program that a check needs and that nobody has to have. Where it is not installed its checks are skipped and say so; in CI, which
 * installs it ({@code .ci/run}), that is a failure.
 */
record Tool(String name, Path program) {

    private static final long SECONDS = 60;

    static Tool named(String name) {
        var found = find(name);
        if (found.isEmpty() && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(name + " is not installed, and CI must not skip what needs it");
        }
        Assumptions.assumeTrue(found.isPresent(), name + " is not installed");
        return new Tool(name, found.orElseThrow());
    }

    /** What it prints; a failure carries its errors. */
    String run(String... arguments) {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        try {
            var errors = Files.createTempFile(name, ".err");
            var output = Files.createTempFile(name, ".out");
            var process = new ProcessBuilder(command)
                    .directory(Checkout.ROOT.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            var ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            var printed = Files.readString(output, StandardCharsets.UTF_8);
            var complained = Files.readString(errors, StandardCharsets.UTF_8);
            Files.delete(output);
            Files.delete(errors);
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError("%s failed:\n%s%s".formatted(String.join(" ", command), printed, complained));
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Path> find(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
