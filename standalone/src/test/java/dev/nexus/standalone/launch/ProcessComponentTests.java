package dev.nexus.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessComponentTests {

    @TempDir
    Path home;

    private Installation installation;

    @BeforeEach
    void prepare() {
        installation = Installations.in(home);
    }

    @Test
    void hasAPidFileForAsLongAsItRuns() {
        var component = component("sleep 60");

        component.start();
        var process = installation.pidFile("test").process();
        component.stop();

        assertThat(process).isPresent();
        assertThat(process.get().isAlive()).isFalse();
        assertThat(installation.pidFile("test").exists()).isFalse();
    }

    @Test
    void tellsHowItEndedAndWhatItSaidLast() {
        var component = component("echo this is wrong; exit 7");

        component.start();

        assertThat(component.ended()).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("exit code 7");
        assertThat(component.lastLines(5)).isEqualTo("this is wrong");
    }

    @Test
    void keepsTheLogOfEarlierStartsButDoesNotShowItAsItsOwn() throws Exception {
        Files.writeString(installation.log("test"), "earlier\n");
        var component = component("echo now");

        component.start();
        component.ended().join();

        assertThat(component.lastLines(5)).isEqualTo("now");
        assertThat(installation.log("test")).hasContent("earlier\nnow");
    }

    @Test
    void staysStopped() {
        var component = component("sleep 60");
        component.stop();

        component.start();

        assertThat(installation.pidFile("test").exists()).isFalse();
    }

    /** Ctrl-C goes to the whole foreground group; a component must not hear of it. */
    @Test
    void runsInASessionOfItsOwn() throws Exception {
        var component = component("[ $(ps -o sid= -p $$) -eq $$ ] && echo own session");

        component.start();
        component.ended().join();

        assertThat(component.lastLines(5)).isEqualTo("own session");
    }

    @Test
    void getsNoVariablesButItsOwn() {
        var component = component("env | grep -c -e ^HOME= -e ^ONLY=");

        component.start();
        component.ended().join();

        assertThat(component.lastLines(5)).isEqualTo("1");
    }

    private ProcessComponent component(String script) {
        return new ProcessComponent(
                "test",
                List.of("/bin/sh", "-c", script),
                Map.of("ONLY", "this", "PATH", System.getenv("PATH")),
                installation.log("test"),
                installation.pidFile("test"),
                () -> true);
    }
}
