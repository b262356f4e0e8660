package dev.nexus.platform.test.openapi;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the sources and documents are: tests run in the folder of their module. */
final class Checkout {

    private Checkout() {}

    /** The folder that everything is in. */
    static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("docs/errors.md"))) {
            Path parent = directory.getParent();
            if (parent == null) {
                throw new IllegalStateException("the tests do not run in a checkout");
            }
            directory = parent;
        }
        return directory;
    }
}
