package dev.nexus.standalone.launch;

import dev.nexus.standalone.CannotStart;
import dev.nexus.standalone.process.PidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One Nexus on this machine: where its data is, where its programs come from, and which ports it takes.
 *
 * @param home the data directory, {@code NEXUS_HOME}
 * @param checkout the source tree with the built services
 * @param environment the variables that {@code ./nexus} was called with
 */
record Installation(Path home, Path checkout, Ports ports, Map<String, String> environment) {

    static Installation of(Map<String, String> environment) {
        var checkout = Path.of(required(environment, "NEXUS_CHECKOUT"));
        var home = Path.of(environment.getOrDefault(
                "NEXUS_HOME", checkout.resolve(".nexus").toString()));
        return new Installation(
                home.toAbsolutePath().normalize(), checkout, Ports.of(environment), Map.copyOf(environment));
    }

    Path postgres() {
        return home.resolve("postgres");
    }

    Path broker() {
        return home.resolve("broker");
    }

    Path media() {
        return home.resolve("media");
    }

    Path binaries() {
        return home.resolve("binaries");
    }

    Path apps() {
        return home.resolve("apps");
    }

    Path aot() {
        return home.resolve("aot");
    }

    Path run() {
        return home.resolve("run");
    }

    Path secrets() {
        return home.resolve("secrets.properties");
    }

    Path log(String component) {
        return home.resolve("logs").resolve(component + ".log");
    }

    PidFile pidFile(String component) {
        return new PidFile(run().resolve(component + ".pid"));
    }

    /** The embedded broker and the services carry it among their arguments, so that they are found without a pid file. */
    String marker() {
        return "-Dnexus.home=" + home;
    }

    String url() {
        return "http://localhost:" + ports.http(AppService.GATEWAY);
    }

    String setting(String name, String otherwise) {
        var value = environment.getOrDefault(name, "");
        return value.isBlank() ? otherwise : value;
    }

    boolean isGiven(String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }

    void makeDirectories() {
        try {
            for (var directory : List.of(home, run(), home.resolve("logs"), media(), apps(), aot())) {
                Files.createDirectories(directory);
            }
            Files.delete(Files.createTempFile(home, "writable", ""));
        } catch (IOException e) {
            throw new CannotStart(
                    ("Nexus cannot write in %s (%s): set NEXUS_HOME to a directory that it may write in."
                                    + " A directory that root made stays root's.")
                            .formatted(home, e.getClass().getSimpleName()),
                    e);
        }
    }

    /** Without the environment, which may hold passwords. */
    @Override
    public String toString() {
        return "Installation[home=%s, checkout=%s, ports=%s]".formatted(home, checkout, ports);
    }

    private static String required(Map<String, String> environment, String name) {
        var value = environment.get(name);
        if (value == null) {
            throw new CannotStart(name + " is not set: start Nexus with the script ./nexus.");
        }
        return value;
    }
}
