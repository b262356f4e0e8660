package dev.nexus.catalog.media.probe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Starts {@link ProbeMain} with the classes of this process, from class folders as from an executable jar, and with none of its secrets. */
final class ProbeCommand {

    private static final Set<String> ENVIRONMENT = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TEMP", "TMP");
    private static final List<String> FLAGS = List.of(
            "-Xmx128m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED");

    private ProbeCommand() {}

    static Process start() throws IOException {
        return start(ProbeMain.class);
    }

    static Process start(Class<?> main) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        if (isInExecutableJar(main)) {
            command.add("-Dloader.main=" + main.getName());
            command.add("org.springframework.boot.loader.launch.PropertiesLauncher");
        } else {
            command.add(main.getName());
        }
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().retainAll(ENVIRONMENT);
        return builder.start();
    }

    private static boolean isInExecutableJar(Class<?> main) {
        return main.getResource(main.getSimpleName() + ".class").getProtocol().equals("jar")
                && main.getResource(main.getSimpleName() + ".class").toString().contains("BOOT-INF");
    }
}
