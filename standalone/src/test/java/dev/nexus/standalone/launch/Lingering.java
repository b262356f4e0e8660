package dev.nexus.standalone.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A program that does nothing until it is stopped, or starts another one first and is then its killed parent. */
final class Lingering {

    private Lingering() {}

    /** The command of a JVM that carries an argument and lingers. */
    static List<String> command(String argument) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                argument,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Lingering.class.getName());
    }

    /** Starts a parent that starts a lingering child and lingers too. */
    static Process parentOfChild(String argument) throws IOException {
        var command = new java.util.ArrayList<>(command("-Dparent=true"));
        command.add(argument);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            var child = new ProcessBuilder(command(arguments[0]))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            System.out.println(child.pid());
        }
        Thread.currentThread().join();
    }
}
