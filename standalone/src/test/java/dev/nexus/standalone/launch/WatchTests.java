package dev.nexus.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class WatchTests {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(said, true, StandardCharsets.UTF_8));
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private volatile boolean stopping;

    @Test
    void startsAComponentAgainThatEndedByItself() {
        var component = new FakeComponent(true);
        watch(component);

        component.end("exit code 137");

        await().untilAsserted(() -> assertThat(component.starts()).isEqualTo(1));
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("fake-service ended unexpectedly (exit code 137), it is started again in 1 s");
    }

    @Test
    void waitsLongerEachTimeThatDoesNotHelp() {
        var component = new FakeComponent(true);
        watch(component);

        for (var i = 1; i <= 7; i++) {
            var expected = i;
            component.end("exit code 1");
            await().untilAsserted(() -> assertThat(component.starts()).isEqualTo(expected));
        }

        assertThat(pauses.stream().filter(Duration::isPositive).map(Duration::toSeconds))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void leavesAComponentAloneThatWasStopped() {
        var component = new FakeComponent(true);
        watch(component);

        stopping = true;
        component.stop();

        await().pollDelay(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(component.starts()).isZero());
    }

    private void watch(Component component) {
        Pause pause = duration -> {
            if (stopping) {
                throw new Pause.StoppedMeanwhile();
            }
            pauses.add(duration);
        };
        new Watch(console, pause, new Waiting(console, pause, Duration.ofMinutes(1))).over(component);
    }
}
