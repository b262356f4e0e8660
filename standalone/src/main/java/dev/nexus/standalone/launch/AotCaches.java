package dev.nexus.standalone.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The services' AOT caches (JEP 514), with which a later start loads classes that are already parsed and linked. A cache
 * is good for one build, one JDK and one set of options; the name of its file says which.
 */
final class AotCaches {

    private final Installation installation;
    private final JavaProgram java;

    AotCaches(Installation installation, JavaProgram java) {
        this.installation = installation;
        this.java = java;
    }

    /** {@code NEXUS_AOT=off} leaves them out. */
    boolean wanted() {
        return !installation.setting("NEXUS_AOT", "on").equals("off");
    }

    /** The file of the service's cache, whether or not it is there. */
    Path file(App app) {
        var crc = new CRC32();
        var key = String.join("\n", java.version(), app.jar().toString(), String.join(" ", java.serviceOptions()));
        crc.update(key.getBytes(StandardCharsets.UTF_8));
        return installation.aot().resolve("%s-%08x.aot".formatted(app.service().module(), crc.getValue()));
    }

    boolean isMissing(App app) {
        return wanted() && !Files.exists(file(app));
    }

    /** The JVM options that use the cache, if it is there. */
    List<String> options(App app) {
        return wanted() && Files.exists(file(app)) ? List.of("-XX:AOTCache=" + file(app)) : List.of();
    }

    /** Deletes what is left of other builds, other JDKs and interrupted runs. */
    void deleteOthers(App app) {
        var good = file(app);
        try (var files =
                Files.newDirectoryStream(installation.aot(), app.service().module() + "-*")) {
            for (var file : files) {
                if (!file.equals(good)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot tidy " + installation.aot(), e);
        }
    }
}
