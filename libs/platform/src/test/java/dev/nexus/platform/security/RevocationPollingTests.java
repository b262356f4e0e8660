package dev.nexus.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class RevocationPollingTests {

    private static final RevocationList LIST =
            new RevocationList(Set.of("0190a1b2-0000-7000-8000-000000000001"), Map.of(), Set.of(), Set.of());

    private final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private volatile RevocationSource userService = () -> Optional.of(LIST);
    private final RevocationPolling polling =
            new RevocationPolling(() -> userService.read(), _ -> Optional.empty(), Duration.ofHours(1), clock);
    private final RevocationsHealth health = new RevocationsHealth(polling);

    @AfterEach
    void stop() {
        polling.stop();
    }

    @Test
    void knowsTheListBeforeARequestComes() {
        // Given: an answer that comes only when it is waited for
        var starting = Thread.currentThread();
        userService = () -> {
            await().until(() -> starting.getState() == Thread.State.TIMED_WAITING);
            return Optional.of(LIST);
        };

        // When
        polling.start();

        // Then
        assertThat(polling.list()).isEqualTo(LIST);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void startsWithoutUserServiceAndIsReadySoonAfterIt() {
        // Given
        userService = () -> {
            throw new IllegalStateException("away");
        };

        // When
        polling.start();
        clock.advance(Duration.ofSeconds(40));
        var before = health.health().getStatus();
        var age = polling.age();
        userService = () -> Optional.of(LIST);

        // Then
        assertThat(before).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(age).isEqualTo(40);
        await().untilAsserted(() -> assertThat(health.health().getStatus()).isEqualTo(Status.UP));
        assertThat(polling.list()).isEqualTo(LIST);
    }

    @Test
    void waitsForNothingThatHangs() {
        // Given
        var end = new CountDownLatch(1);
        userService = () -> {
            try {
                end.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("stopped");
        };

        // When
        polling.start();

        // Then
        assertThat(polling.isRunning()).isTrue();
        assertThat(polling.isKnown()).isFalse();
        end.countDown();
    }
}
