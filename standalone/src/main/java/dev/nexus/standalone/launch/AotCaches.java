package dev.nexus.standalone.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * AOT caches (JEP 514), with which a later start finds its classes parsed and linked. A cache is good for one JDK and one
 * command with the very same class path and options; the name of its file says which.
 */
final class AotCaches {

    private final Installation installation;

    AotCaches(Installation installation) {
        this.installation = installation;
    }

    /** Returns the command with its cache, where that was written before. */
    List<String> using(String name, List<String> command) {
        var file = file(name, command);
        return wanted() && Files.exists(file) ? with(command, List.of("-XX:AOTCache=" + file)) : command;
    }

    boolean isMissing(String name, List<String> command) {
        return wanted() && !Files.exists(file(name, command));
    }

    /** Where the cache of a command is, or will be. */
    Path file(String name, List<String> command) {
        var crc = new CRC32();
        var jdk = System.getProperty("java.home") + " " + System.getProperty("java.vm.version");
        crc.update((jdk + "\n" + String.join("\n", command)).getBytes(StandardCharsets.UTF_8));
        return installation.aot().resolve("%s-%08x.aot".formatted(name, crc.getValue()));
    }

    /** Returns the command that writes a cache to a file when it ends; it leaves the processors to others. */
    static List<String> writing(Path file, List<String> command, String... moreOptions) {
        var options = new ArrayList<>(List.of("-XX:AOTCacheOutput=" + file));
        options.addAll(List.of(moreOptions));
        var whole = new ArrayList<>(List.of("nice", "-n", "19"));
        whole.addAll(with(command, options));
        return List.copyOf(whole);
    }

    /** Deletes what is left of other builds, other JDKs and interrupted runs. */
    void deleteOthers(String name, List<String> command) {
        var good = file(name, command);
        try (var files = Files.newDirectoryStream(installation.aot(), name + "-*")) {
            for (var file : files) {
                if (!file.equals(good)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot tidy " + installation.aot(), e);
        }
    }

    /** {@code NEXUS_AOT=off} leaves them out. */
    private boolean wanted() {
        return !installation.setting("NEXUS_AOT", "on").equals("off");
    }

    private static List<String> with(List<String> command, List<String> options) {
        var whole = new ArrayList<>(command);
        whole.addAll(1, options);
        return List.copyOf(whole);
    }
}
