package dev.nexus.playback.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two replicas are as good as one, and better when one of them ends. Promises 4, 6, 7 and 12 for reports. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoReplicasIT {

    private static final int LISTENERS = 10;
    private static final int TWENTY = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final RunningPlayback playback = RunningPlayback.withReplicas(2);
    private final TestLibrary library = new TestLibrary(playback.jdbc());
    private final StoredProgress stored = new StoredProgress(playback.jdbc());
    private final Audit audit = new Audit(stored, library);

    @AfterAll
    void stop() {
        playback.close();
    }

    @Test
    void agreeAsOneWhenBothAreToldTheSameAtTheSameTime() {
        var ledger = new Ledger();
        try (var audience = new Audience(LISTENERS, library, playback.urls(), ledger).tellingAll()) {
            audience.begin();
            awaitAcknowledged(3_000, ledger);
            audience.hush();

            assertThat(audit.check(ledger)).isEqualTo(ledger.sent().size());
            assertThat(ledger.failures()).isEmpty();
            assertThat(ledger.neverNew()).isEmpty();
        }
    }

    @Test
    void makeOneRowOfTwentyFirstWritesAtOnce() throws Exception {
        var ledger = new Ledger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var listener = 0; listener < LISTENERS; listener++) {
                var maker = new ReportMaker(library.join(), library);
                var app = new App(maker.listener());
                var exchange = maker.withFinish();
                ledger.sending(exchange);
                var attempts = new ArrayList<Future<App.Attempt>>();

                for (var number = 0; number < TWENTY; number++) {
                    var url = playback.urls().get(number % 2);
                    attempts.add(threads.submit(() -> app.send(url, exchange)));
                }

                for (var attempt : attempts) {
                    assertThat(attempt.get()).isInstanceOfSatisfying(App.Attempt.Answered.class, answer -> {
                        assertThat(answer.status()).isEqualTo(200);
                        ledger.acknowledged(exchange, answer.body(), Duration.ZERO);
                    });
                }
            }
        }
        assertThat(ledger.neverNew()).isEmpty();
        assertThat(audit.check(ledger)).isEqualTo(ledger.sent().size());
    }

    @Test
    void failNobodyWhenTheyAreReplacedOneAfterTheOther() {
        var ledger = new Ledger();
        try (var audience = new Audience(LISTENERS, library, playback.urls(), ledger)) {
            audience.begin();
            awaitAcknowledged(500, ledger);
            var codes = new ArrayList<Integer>();

            for (var replica : playback.replicas()) {
                codes.add(replica.terminate());
                awaitAcknowledged(ledger.acknowledgedReports() + 200, ledger);
                replica.startAgain();
                replica.awaitReady();
                awaitAcknowledged(ledger.acknowledgedReports() + 500, ledger);
            }

            audience.hush();
            assertThat(ledger.failures()).isEmpty();
            assertThat(codes).containsOnly(0);
            assertThat(audit.check(ledger)).isEqualTo(ledger.sent().size());
            assertThat(ledger.neverNew()).isEmpty();
        }
    }

    @Test
    void takeReportsAsQuicklyWithoutTheBrokerAndDeliverTheirEventsLater() throws Exception {
        try (var tail = EventTail.on(playback.amqpUrl())) {
            var usually = load();
            playback.broker().holdAnswers();
            var blocked = load();
            playback.broker().cut();
            var away = load();
            assertThat(playback.replicas()).allMatch(PlaybackProcess::isReady);
            assertThat(stored.waitingEvents()).isPositive();

            playback.broker().mend();

            await().atMost(PATIENCE).until(() -> stored.waitingEvents() == 0);
            // Whoever waited for the broker would wait longer: a connection takes 3 s to fail, a confirm 5 s.
            var bearable = usually.latency(95).multipliedBy(2).plusSeconds(1);
            var events = new HashSet<UUID>();
            for (var ledger : List.of(usually, blocked, away)) {
                assertThat(ledger.failures()).isEmpty();
                assertThat(audit.check(ledger)).isEqualTo(ledger.sent().size());
                assertThat(ledger.latency(95)).isLessThan(bearable);
                events.addAll(stored.events(ledger.listeners()));
            }
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(tail.seen()).containsAll(events));
            System.out.printf(
                    "95 %% of the answers within %s; with a blocked broker %s; without one %s; %d events%n",
                    usually.latency(95), blocked.latency(95), away.latency(95), events.size());
        }
    }

    private Ledger load() {
        var ledger = new Ledger();
        try (var audience = new Audience(LISTENERS, library, playback.urls(), ledger)) {
            audience.begin();
            awaitAcknowledged(2_000, ledger);
            audience.hush();
        }
        return ledger;
    }

    private static void awaitAcknowledged(int reports, Ledger ledger) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> ledger.acknowledgedReports() >= reports);
    }
}
