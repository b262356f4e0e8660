package dev.nexus.standalone.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A JVM of its own with a durable {@link LocalBroker}, so that a test can kill it. */
record BrokerProcess(Process jvm, String url) {

    static BrokerProcess start(Path directory) throws IOException {
        var jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var lines = new BufferedReader(jvm.inputReader(StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("amqp://")) {
                return new BrokerProcess(jvm, line);
            }
        }
        throw new IOException("The broker ended with " + jvm.onExit().join().exitValue());
    }

    void kill() throws InterruptedException {
        jvm.destroyForcibly().waitFor();
    }

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println(LocalBroker.start(BrokerSettings.durable(Path.of(arguments[0]), 0, "secret"))
                .url());
        Thread.currentThread().join();
    }
}
