package dev.nexus.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nexus.standalone.CannotStart;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingTests {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(said, true, StandardCharsets.UTF_8));

    @Test
    void saysEachComponentThatIsReady() {
        waiting(Duration.ofMinutes(1)).untilReady(List.of(new FakeComponent(true)));

        assertThat(said.toString(StandardCharsets.UTF_8)).contains("fake-service is ready");
    }

    @Test
    void showsTheLastWordsOfAComponentThatEnds() {
        var ending = new FakeComponent(false);
        ending.end("exit code 3");

        assertThatThrownBy(() -> waiting(Duration.ofMinutes(1)).untilReady(List.of(ending)))
                .isInstanceOf(CannotStart.class)
                .hasMessage(
                        "fake-service ended while it started (exit code 3). The end of logs/fake-service.log:\nthe last words");
    }

    @Test
    void givesUpOnAComponentThatIsNeverReady() {
        assertThatThrownBy(() -> waiting(Duration.ZERO).untilReady(List.of(new FakeComponent(false))))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("fake-service was not ready within 0 s.")
                .hasMessageEndingWith("the last words");
    }

    @Test
    void endsAtOnceWhenNexusIsStopped() {
        var stopped = new Waiting(
                console,
                duration -> {
                    throw new Pause.StoppedMeanwhile();
                },
                Duration.ofMinutes(1));

        assertThatThrownBy(() -> stopped.untilReady(List.of(new FakeComponent(false))))
                .isInstanceOf(Pause.StoppedMeanwhile.class);
    }

    private Waiting waiting(Duration patience) {
        return new Waiting(console, duration -> {}, patience);
    }
}
