package dev.nexus.playback.progress.web;

import static dev.nexus.playback.Listener.heartbeat;
import static dev.nexus.playback.Listener.report;
import static dev.nexus.playback.Listener.seek;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.TestEvents;
import dev.nexus.playback.Listener;
import dev.nexus.playback.Shelf;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A listener sees what was done with a book and can go back. */
@ServiceTest
class HistoryTests {

    private final Shelf shelf;
    private final Listener ada;
    private final Instant now;
    private final int port;

    HistoryTests(
            @Autowired TestEvents events,
            @Autowired JdbcClient jdbc,
            @Autowired Clock clock,
            @LocalServerPort int port) {
        this.now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        this.port = port;
        this.shelf = Shelf.known(events, jdbc);
        this.ada = Listener.on(port);
    }

    /** Fresh each time; a failure names the seed. */
    static Stream<Long> seeds() {
        return new Random().longs(6).boxed();
    }

    @BeforeEach
    void adaIsAMember() {
        shelf.letIn(ada.account());
    }

    @Test
    void tellsAStretchOfListeningAsOne() {
        ada.send(
                "phone",
                now,
                heartbeat(shelf.book(), 0, 10, now.minusSeconds(60)),
                heartbeat(shelf.book(), 10, 20, now.minusSeconds(50)),
                heartbeat(shelf.book(), 20.5, 30, now.minusSeconds(40)),
                seek(shelf.book(), 900, now.minusSeconds(30)),
                heartbeat(shelf.book(), 900, 910, now.minusSeconds(20)));

        var entries = ada.history(shelf.book(), "").body().path("items");

        assertThat(entries.valueStream().map(HistoryTests::told))
                .containsExactly("listening 900-910", "seek 900", "listening 0-30");
        assertThat(entries.path(2).path("startedAt").asString())
                .isEqualTo(now.minusSeconds(60).toString());
    }

    @Test
    void tellsTwoDevicesApartAndWhatIsNoOneGo() {
        ada.send(
                "phone",
                now,
                heartbeat(shelf.book(), 0, 10, now.minusSeconds(9_000)),
                heartbeat(shelf.book(), 10, 20, now.minusSeconds(90)),
                heartbeat(shelf.book(), 100, 110, now.minusSeconds(80)));
        ada.send("kitchen", now, heartbeat(shelf.book(), 110, 120, now.minusSeconds(70)));

        assertThat(told())
                .containsExactly("listening 110-120", "listening 100-110", "listening 10-20", "listening 0-10");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isTheSameForEveryOrderAndRepetition(long seed) {
        var random = new Random(seed);
        var ben = Listener.on(port);
        shelf.letIn(ben.account());
        var reports = new ArrayList<ObjectNode>();
        for (var i = 0; i < 60; i++) {
            var from = random.nextInt(20) * 10;
            var at = now.minusSeconds(random.nextInt(300));
            reports.add(
                    random.nextInt(4) == 0
                            ? seek(shelf.book(), from, at)
                            : heartbeat(shelf.book(), from, from + random.nextInt(2) * 10, at));
        }

        ada.send("phone", now, reports.toArray(ObjectNode[]::new));
        var disturbed = new ArrayList<>(reports);
        disturbed.addAll(reports.subList(0, 30));
        Collections.shuffle(disturbed, random);
        for (var start = 0; start < disturbed.size(); start += 7) {
            ben.send(
                    "phone",
                    now,
                    disturbed
                            .subList(start, Math.min(disturbed.size(), start + 7))
                            .toArray(ObjectNode[]::new));
        }

        assertThat(ben.history(shelf.book(), "?limit=200").body())
                .isEqualTo(ada.history(shelf.book(), "?limit=200").body());
    }

    @Test
    void isReadInPagesThatNeitherRepeatNorSkip() {
        for (var i = 0; i < 11; i++) {
            ada.send(
                    "phone",
                    now,
                    seek(shelf.book(), 100 * i, now.minusSeconds(600 - 30 * i)),
                    heartbeat(shelf.book(), 100 * i, 100 * i + 5, now.minusSeconds(590 - 30 * i)),
                    heartbeat(shelf.book(), 100 * i + 5, 100 * i + 10, now.minusSeconds(585 - 30 * i)));
        }

        var paged = new ArrayList<String>();
        var cursor = "";
        do {
            var page = ada.history(shelf.book(), "?limit=3" + cursor).body();
            page.path("items").forEach(entry -> paged.add(told(entry)));
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asString();
        } while (!cursor.isEmpty());

        assertThat(paged).hasSize(22).isEqualTo(told());
    }

    @Test
    void takesAListenerBack() {
        ada.send("phone", now, heartbeat(shelf.book(), 590, 600, now.minusSeconds(60)));
        ada.send("phone", now, seek(shelf.book(), 3_000, now.minusSeconds(30)));
        var wanted = ada.history(shelf.book(), "")
                .body()
                .path("items")
                .path(1)
                .path("id")
                .asString();
        var id = UUID.randomUUID().toString();

        var reply = ada.restore(shelf.book(), wanted, id);
        var again = ada.restore(shelf.book(), wanted, id);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("position").asDouble()).isEqualTo(600);
        assertThat(reply.body().path("decidedBy").path("rule").asString()).isEqualTo("latest-restore");
        assertThat(again.body()).isEqualTo(reply.body());
        assertThat(told()).containsExactly("restore 600", "seek 3000", "listening 590-600");
    }

    @Test
    void takesNobodyToAnothersPlaces() {
        var ben = Listener.on(port);
        shelf.letIn(ben.account());
        var bens = seek(shelf.book(), 60, now);
        ben.send("phone", now, bens);

        var reply = ada.restore(shelf.book(), bens.path("id").asString(), null);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(ada.progress(shelf.book()).status()).isEqualTo(404);
    }

    @Test
    void isClosedToWhoLeftTheLibrary() {
        var sought = seek(shelf.book(), 60, now);
        ada.send("phone", now, sought);

        shelf.letGo(ada.account());

        assertThat(ada.history(shelf.book(), "").status()).isEqualTo(404);
        assertThat(ada.restore(shelf.book(), sought.path("id").asString(), null).status())
                .isEqualTo(404);
    }

    @Test
    void keepsAResetAgainstLateOfflineReports() {
        ada.send("phone", now, report(shelf.book(), "finish", now.minusSeconds(90)));
        ada.send("phone", now, report(shelf.book(), "reset", now.minusSeconds(60)));

        ada.send(
                "train",
                now,
                heartbeat(shelf.book(), 0, 900, now.minusSeconds(70)),
                report(shelf.book(), "finish", now.minusSeconds(65)));

        var place = ada.progress(shelf.book()).body();
        assertThat(place.path("position").asDouble()).isZero();
        assertThat(place.path("finished").asBoolean()).isFalse();
    }

    private List<String> told() {
        return ada.history(shelf.book(), "?limit=200")
                .body()
                .path("items")
                .valueStream()
                .map(HistoryTests::told)
                .toList();
    }

    private static String told(JsonNode entry) {
        var from = entry.path("from").isNull()
                ? ""
                : "%d-".formatted(entry.path("from").asInt());
        return "%s %s%d"
                .formatted(
                        entry.path("kind").asString(),
                        from,
                        entry.path("position").asInt());
    }
}
