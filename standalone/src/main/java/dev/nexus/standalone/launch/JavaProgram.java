package dev.nexus.standalone.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The JDK that runs this launcher, with which it runs everything else, and the options that suit a small machine. */
final class JavaProgram {

    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Xms64m");

    private final Installation installation;

    JavaProgram(Installation installation) {
        this.installation = installation;
    }

    String program() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The command of a service; what stands in {@code NEXUS_JAVA_OPTIONS} comes last and wins. */
    List<String> service(App app) {
        var options = new ArrayList<>(SMALL);
        options.add("-Xmx256m");
        options.addAll(
                Arrays.stream(installation.setting("NEXUS_JAVA_OPTIONS", "").split("\\s+"))
                        .filter(option -> !option.isBlank())
                        .toList());
        return command(options, "-jar", app.jar().toString());
    }

    /** The command of the embedded broker. */
    List<String> broker() {
        return ourselves("-Xmx256m", "broker");
    }

    /** The command that starts an embedded broker without data and ends. */
    List<String> brokerRehearsal() {
        return ourselves("-Xmx256m", "rehearse-broker");
    }

    /** The command of a supervisor apart from this process. It is no child of an installation, and carries no marker. */
    List<String> supervisor() {
        var command = new ArrayList<>(ourselves("-Xmx64m", "up"));
        command.remove(installation.marker());
        return List.copyOf(command);
    }

    private List<String> ourselves(String heap, String command) {
        var options = new ArrayList<>(SMALL);
        options.addAll(List.of(heap, "-XX:TieredStopAtLevel=1", "-Dlogback.configurationFile=nexus-logback.xml"));
        return command(options, "-cp", System.getProperty("java.class.path"), Nexus.class.getName(), command);
    }

    private List<String> command(List<String> options, String... program) {
        var command = new ArrayList<>(List.of(program(), installation.marker()));
        command.addAll(options);
        command.addAll(List.of(program));
        return List.copyOf(command);
    }
}
