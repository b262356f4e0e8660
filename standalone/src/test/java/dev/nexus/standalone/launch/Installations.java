package dev.nexus.standalone.launch;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Installations for tests, on ports that nobody else uses. */
final class Installations {

    private Installations() {}

    static Installation in(Path home, Map<String, String> environment) {
        var all = new HashMap<>(Map.of(
                "NEXUS_HOME", home.toString(),
                "NEXUS_CHECKOUT", home.resolve("checkout").toString(),
                "PATH", System.getenv("PATH")));
        all.putAll(environment);
        var installation = Installation.of(all);
        installation.makeDirectories();
        return installation;
    }

    static Installation in(Path home) {
        return in(home, Map.of());
    }
}
