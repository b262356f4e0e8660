package dev.nexus.playback.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nexus.playback.durability.FlushGate.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Promises 1, 2 and 3: kill -9 at every point of the transaction that writes reports, and at moments that nobody chose.
 * {@code -Dnexus.crashes=200} asks for as many of the latter as one has the time for; the victims take turns.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledIT {

    private static final int CRASHES = Integer.getInteger("nexus.crashes", 4);

    /** The database more often, because it is back within a second. */
    private static final List<Victim> TURNS =
            List.of(Victim.DATABASE, Victim.SERVICE, Victim.DATABASE, Victim.BOTH, Victim.DATABASE);

    private static final int LISTENERS = 5;
    private static final int MANY_LISTENERS = 12;
    private static final int LATEST = 400;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final RunningPlayback playback = RunningPlayback.withReplicas(1);
    private final TestLibrary library = new TestLibrary(playback.jdbc());
    private final StoredProgress stored = new StoredProgress(playback.jdbc());
    private final Audit audit = new Audit(stored, library);
    private final Random random = new Random();

    @AfterAll
    void stop() {
        playback.close();
    }

    @ParameterizedTest
    @CsvSource({
        "REPORTS, SERVICE",
        "PLACES, DATABASE",
        "COMPLETIONS, SERVICE",
        "EVENTS, SERVICE",
        "EVENTS, DATABASE",
        "COMMIT, DATABASE"
    })
    void leavesNothingOfWhatWasNotCommitted(Point point, Victim victim) {
        var ledger = new Ledger();
        try (var audience = new Audience(LISTENERS, library, playback.urls(), ledger);
                var gate = FlushGate.closedAt(point, playback.postgres().database(), playback.jdbc())) {
            audience.begin(ReportMaker::withFinish);
            gate.awaitSomebody();

            victim.kill(playback);

            gate.open();
            audience.hush();
            victim.restart(playback);
            gate.remove();
            assertThat(audit.check(ledger)).isZero();
            goesOn(audience, ledger);
        }
    }

    /** The commit was asked for, and the database goes through with it although nobody is there to be told. */
    @Test
    void keepsWholeWhatWasCommittedWithoutTheService() {
        var ledger = new Ledger();
        try (var audience = new Audience(LISTENERS, library, playback.urls(), ledger);
                var gate = FlushGate.closedAt(Point.COMMIT, playback.postgres().database(), playback.jdbc())) {
            audience.begin(ReportMaker::withFinish);
            gate.awaitSomebody();

            Victim.SERVICE.kill(playback);

            gate.open();
            audience.hush();
            gate.remove();
            Victim.SERVICE.restart(playback);
            assertThat(audit.check(ledger)).isPositive();
            goesOn(audience, ledger);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatWasCommittedAndNeverAnswered(Victim victim) {
        var ledger = new Ledger();
        try (var audience = new Audience(LISTENERS, library, playback.urls(), ledger);
                var gate = FlushGate.closedAt(Point.COMMIT, playback.postgres().database(), playback.jdbc())) {
            audience.begin(ReportMaker::withFinish);
            gate.awaitSomebody();
            playback.database().holdAnswers();
            gate.open();
            await().atMost(PATIENCE)
                    .until(() -> !stored.reports(ledger.listeners()).isEmpty());

            victim.kill(playback);

            playback.database().mend();
            audience.hush();
            victim.restart(playback);
            gate.remove();
            assertThat(audit.check(ledger)).isPositive();
            goesOn(audience, ledger);
        }
    }

    @Test
    void losesNothingWhateverIsKilledAndWhenever() throws Exception {
        try (var tail = EventTail.on(playback.amqpUrl())) {
            var ledgers = new ArrayList<Ledger>();
            var kills = new EnumMap<Victim, Integer>(Victim.class);
            for (var crash = 0; crash < CRASHES; crash++) {
                var victim = TURNS.get(crash % TURNS.size());
                // Once while everybody hammers on, and once so quietly that nothing is mended before it is looked at.
                ledgers.add(survives(victim, crash / TURNS.size() % 2 == 0));
                kills.merge(victim, 1, Integer::sum);
            }

            library.publishWhatIsUnheardOf();

            await().atMost(PATIENCE).until(() -> stored.pendingReports() == 0 && stored.waitingEvents() == 0);
            var events = new HashSet<UUID>();
            var reports = 0;
            for (var ledger : ledgers) {
                reports += audit.check(ledger);
                events.addAll(stored.events(ledger.listeners()));
            }
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(tail.seen()).containsAll(events));
            System.out.printf("Killed %s: %d reports and %d events, none lost%n", kills, reports, events.size());
        }
    }

    private Ledger survives(Victim victim, boolean hammering) {
        var ledger = new Ledger();
        try (var audience = new Audience(MANY_LISTENERS, library, playback.urls(), ledger)) {
            audience.begin();
            awaitAcknowledged(1 + random.nextInt(LATEST), ledger);

            victim.kill(playback);

            if (!hammering) {
                audience.hush();
            }
            victim.restart(playback);
            if (hammering) {
                awaitAcknowledged(ledger.acknowledgedReports() + 100, ledger);
                audience.hush();
            }
            audit.check(ledger);
            goesOn(audience, ledger);
        }
        return ledger;
    }

    private static void awaitAcknowledged(int reports, Ledger ledger) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> ledger.acknowledgedReports() >= reports);
    }

    /** Clients send again what they have no answer to, and then everything: the first changes what is missing, the second nothing. */
    private void goesOn(Audience audience, Ledger ledger) {
        audience.finish();
        assertThat(audit.check(ledger)).isEqualTo(ledger.sent().size());
        var failures = ledger.failures().size();
        var before = stored.fingerprint(ledger.listeners());
        audience.repeatEverything();
        assertThat(ledger.failures()).hasSize(failures);
        assertThat(stored.fingerprint(ledger.listeners())).isEqualTo(before);
        audit.check(ledger);
    }
}
