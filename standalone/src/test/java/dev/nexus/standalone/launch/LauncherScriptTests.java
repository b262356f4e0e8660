package dev.nexus.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./nexus}, as far as it needs no build. */
class LauncherScriptTests {

    @TempDir
    Path home;

    @Test
    void explainsItself() throws Exception {
        var help = nexus("help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.output()).contains("./nexus up", "NEXUS_PORT", home.toString());
    }

    @Test
    void explainsItselfWithoutACommand() throws Exception {
        assertThat(nexus().output()).isEqualTo(nexus("help").output());
    }

    @Test
    void refusesACommandThatThereIsNot() throws Exception {
        var answer = nexus("start");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.output()).isEqualTo("There is no command 'start': ./nexus help lists them.\n");
    }

    @Test
    void findsAJdkThatIsNewEnough() throws Exception {
        var jdk = nexus("jdk");

        assertThat(jdk.exitCode()).isZero();
        assertThat(Path.of(jdk.output().strip(), "bin", "javac")).isExecutable();
    }

    @Test
    void showsTheLastLinesOfALog() throws Exception {
        log("user-service", "one\ntwo\n");
        log("build", "not a process\n");

        assertThat(nexus("logs", "user-service").output()).isEqualTo("one\ntwo\n");
        assertThat(nexus("logs").output()).isEqualTo("one\ntwo\n");
    }

    @Test
    void saysWhichLogThereIsNot() throws Exception {
        var answer = nexus("logs", "user-servcie");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.output()).isEqualTo("There is no log " + home + "/logs/user-servcie.log\n");
    }

    @Test
    void saysWhatTheDemoNeeds() throws Exception {
        var answer = nexus("demo");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.output()).startsWith("Nexus is not running: start it with ./nexus up");
    }

    private void log(String name, String content) throws IOException {
        Files.createDirectories(home.resolve("logs"));
        Files.writeString(home.resolve("logs").resolve(name + ".log"), content);
    }

    private Answer nexus(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("../nexus"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("NEXUS_HOME", home.toString());
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), output);
    }

    private record Answer(int exitCode, String output) {}
}
