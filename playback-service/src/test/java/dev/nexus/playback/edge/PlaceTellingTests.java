package dev.nexus.playback.edge;

import static dev.nexus.playback.Listener.heartbeat;
import static dev.nexus.playback.Listener.report;
import static dev.nexus.playback.Listener.seek;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nexus.platform.test.EventProbe;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.TestEvents;
import dev.nexus.playback.Listener;
import dev.nexus.playback.Shelf;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The world hears of places at once when a listener does something, and once a minute while playing goes on. */
@ServiceTest
class PlaceTellingTests {

    private static final String ADVANCED = "playback.progress.advanced.v1";

    private final EventProbe probe;
    private final JdbcClient jdbc;
    private final Shelf shelf;
    private final Listener ada;
    private final Instant now;

    PlaceTellingTests(
            @Autowired TestEvents events,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired Clock clock,
            @LocalServerPort int port) {
        this.probe = probe;
        this.jdbc = jdbc;
        this.now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        this.shelf = Shelf.known(events, jdbc);
        this.ada = Listener.on(port);
    }

    @BeforeEach
    void adaIsAMember() {
        shelf.letIn(ada.account());
    }

    @Test
    void tellsTheWholePlace() {
        var sought = seek(shelf.book(), 60.5, now);

        ada.send("phone", now, sought);

        await().until(() -> seen().size() == 1);
        assertThat(seen().getFirst().path("data").toString()).isEqualTo("""
                        {"listenerId":"%s","bookId":"%s","libraryId":"%s","position":60.5,"duration":3600.0,"version":1,\
                        "state":"in-progress","hidden":false,"decidedBy":"%s","rule":"latest-seek","decidedAt":"%s"}""".formatted(
                ada.account(), shelf.book(), shelf.library(), sought.path("id").asString(), now));
        assertThat(probe.violations()).isEmpty();
    }

    @Test
    void tellsPlayingOnOnceAMinute() {
        for (var i = 0; i < 5; i++) {
            ada.send("phone", now, heartbeat(shelf.book(), 10 * i, 10 * i + 10, now.minusSeconds(60 - i)));
        }
        jdbc.sql("update place set announced_at = announced_at - interval '1 minute' where listener_id = :ada")
                .param("ada", ada.account())
                .update();
        ada.send("phone", now, heartbeat(shelf.book(), 50, 60, now.minusSeconds(2)));
        ada.send("phone", now, heartbeat(shelf.book(), 60, 70, now.minusSeconds(1)));
        ada.send("phone", now, seek(shelf.book(), 80, now));

        await().until(() -> seen().size() >= 3);
        assertThat(positions()).containsExactly(10.0, 60.0, 80.0);
    }

    @Test
    void tellsAPauseAJumpAndANewChapterAtOnce() {
        ada.send("phone", now, heartbeat(shelf.book(), 0, 10, now.minusSeconds(60)));
        ada.send(
                "phone",
                now,
                report(shelf.book(), "pause", now.minusSeconds(50))
                        .put("position", 20)
                        .put("listenedFrom", 10)
                        .put("listenedTo", 20));
        ada.send("phone", now, seek(shelf.book(), 1_795, now.minusSeconds(40)));
        ada.send("phone", now, heartbeat(shelf.book(), 1_795, 1_799, now.minusSeconds(30)));
        ada.send("phone", now, heartbeat(shelf.book(), 1_799, 1_803, now.minusSeconds(20)));

        await().until(() -> seen().size() >= 4);
        assertThat(positions()).containsExactly(10.0, 20.0, 1_795.0, 1_803.0);
    }

    @Test
    void tellsWhatABookIsToTheListener() {
        ada.send("phone", now, heartbeat(shelf.book(), 0, 10, now.minusSeconds(60)));
        ada.send("phone", now, report(shelf.book(), "finish", now.minusSeconds(50)));
        ada.send("phone", now, report(shelf.book(), "reset", now.minusSeconds(40)));
        ada.hide(shelf.book(), true, Map.of());

        await().until(() -> seen().size() >= 4);
        assertThat(seen())
                .extracting(event -> event.path("data").path("state").asString())
                .containsExactly("in-progress", "finished", "not-started", "not-started");
        assertThat(seen())
                .extracting(event -> event.path("data").path("hidden").asBoolean())
                .containsExactly(false, false, false, true);
    }

    @Test
    void tellsAFinishThatCameLate() {
        ada.send("phone", now, seek(shelf.book(), 60, now));

        ada.send("train", now, report(shelf.book(), "finish", now.minusSeconds(3_600)));

        await().until(() -> seen().size() == 2);
        var last = seen().getLast().path("data");
        assertThat(last.path("state").asString()).isEqualTo("finished");
        assertThat(last.path("position").asDouble()).isEqualTo(60);
    }

    private List<Double> positions() {
        return seen().stream()
                .map(event -> event.path("data").path("position").asDouble())
                .toList();
    }

    private List<JsonNode> seen() {
        return probe.events(ADVANCED).stream()
                .filter(event -> ada.account()
                        .toString()
                        .equals(event.path("data").path("listenerId").asString()))
                .toList();
    }
}
