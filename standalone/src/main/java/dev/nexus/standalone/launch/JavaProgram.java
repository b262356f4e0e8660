package dev.nexus.standalone.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The JDK that runs this launcher, with which it runs everything else, and the options that suit a small machine. */
final class JavaProgram {

    private static final List<String> SMALL =
            List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError");

    private final Installation installation;

    JavaProgram(Installation installation) {
        this.installation = installation;
    }

    String program() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The options of a service; what stands in {@code NEXUS_JAVA_OPTIONS} comes last and wins. */
    List<String> serviceOptions() {
        var options = new ArrayList<>(SMALL);
        options.add("-Xmx256m");
        options.addAll(
                Arrays.stream(installation.setting("NEXUS_JAVA_OPTIONS", "").split("\\s+"))
                        .filter(option -> !option.isBlank())
                        .toList());
        return List.copyOf(options);
    }

    /** The command that runs a service. */
    List<String> service(App app, List<String> more) {
        var command = new ArrayList<>(List.of(program(), installation.marker()));
        command.addAll(serviceOptions());
        command.addAll(more);
        command.addAll(List.of("-jar", app.jar().toString()));
        return List.copyOf(command);
    }

    /** The command that starts a service up to its first request, writes its AOT cache and ends. */
    List<String> training(App app, Path cache) {
        var command = new ArrayList<>(List.of("nice", "-n", "19"));
        command.addAll(service(app, List.of("-XX:AOTCacheOutput=" + cache, "-Dspring.context.exit=onRefresh")));
        return List.copyOf(command);
    }

    /** The command of the embedded broker. */
    List<String> broker() {
        var command = new ArrayList<>(launcher("256m", "broker"));
        command.add(1, installation.marker());
        return List.copyOf(command);
    }

    /** The command that runs this launcher's own program again, apart from this process. */
    List<String> launcher(String heap, String... arguments) {
        var command = new ArrayList<>(List.of(program()));
        command.addAll(SMALL);
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-Xmx" + heap,
                "-Dlogback.configurationFile=nexus-logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                Nexus.class.getName()));
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }

    /** What an AOT cache depends on beside the program. */
    String version() {
        return System.getProperty("java.home") + " " + System.getProperty("java.vm.version");
    }
}
