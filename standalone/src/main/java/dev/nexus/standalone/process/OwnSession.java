package dev.nexus.standalone.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a command in a session of its own. A Ctrl-C at the terminal goes to every process of the foreground group; a
 * database or a service that got it directly would stop in no order at all.
 */
public final class OwnSession {

    private static final List<String> PREFIX = prefix();

    private OwnSession() {}

    /** Returns the command that runs {@code command} in a session of its own, under the same process id. */
    public static List<String> of(List<String> command) {
        var whole = new ArrayList<>(PREFIX);
        whole.addAll(command);
        return List.copyOf(whole);
    }

    private static List<String> prefix() {
        if (installed("setsid")) {
            return List.of("setsid");
        }
        // macOS has no setsid program, but it has perl.
        return installed("perl") ? List.of("perl", "-MPOSIX", "-e", "setsid(); exec @ARGV or die $!") : List.of();
    }

    private static boolean installed(String program) {
        return List.of("/usr/bin", "/bin", "/usr/local/bin").stream()
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
