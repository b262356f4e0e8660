package dev.nexus.playback.progress.web;

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
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reports that are faster than the event of their book. */
@ServiceTest
class PendingReportsTests {

    private final JdbcClient jdbc;
    private final EventProbe probe;
    private final Shelf shelf;
    private final Listener ada;
    private final Instant now;

    PendingReportsTests(
            @Autowired TestEvents events,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired Clock clock,
            @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.probe = probe;
        this.now = clock.instant();
        this.shelf = Shelf.unheardOf(events, jdbc);
        this.ada = Listener.on(port);
    }

    @Test
    void areKeptAndTakeEffectWhenTheBookArrives() {
        shelf.letIn(ada.account());
        var heard = heartbeat(shelf.book(), 0, 10, now.minusSeconds(20));
        var finished = report(shelf.book(), "finish", now.minusSeconds(10));

        var first = ada.send("phone", now, heard, finished);
        var again = ada.send("phone", now, heard, finished);
        shelf.publish();

        assertThat(first.outcomes()).containsExactly("pending", "pending");
        assertThat(again.outcomes()).containsExactly("duplicate", "duplicate");
        await().untilAsserted(
                        () -> assertThat(ada.progress(shelf.book()).status()).isEqualTo(200));
        assertThat(ada.progress(shelf.book()).body().path("position").asDouble())
                .isEqualTo(3_600);
        probe.await("playback.book.finished.v1", event -> event.path("data")
                .path("bookId")
                .asString()
                .equals(shelf.book().toString()));
        assertThat(ada.send("phone", now, heard, finished).outcomes()).containsExactly("duplicate", "duplicate");
    }

    @Test
    void areJudgedByTheRulesLater() {
        shelf.letIn(ada.account());
        ada.send("phone", now, seek(shelf.book(), 9_000, now), seek(shelf.book(), 60, now.minusSeconds(60)));

        shelf.publish();

        await().untilAsserted(() -> assertThat(jdbc.sql(
                                "select state || coalesce(' ' || problem, '') from progress_report where listener_id = :ada")
                        .param("ada", ada.account())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("accepted", "refused beyond-the-end"));
        assertThat(ada.progress(shelf.book()).body().path("position").asDouble())
                .isEqualTo(60);
    }

    @Test
    void areNotHeldUpByOneThatCannotBeRead() {
        shelf.letIn(ada.account());
        ada.send("phone", now, seek(shelf.book(), 60, now));
        jdbc.sql("""
                        insert into progress_report (listener_id, id, book_id, device_id, kind, position_ms, rate,
                            effective_at, received_at, state)
                        values (:ada, '00000000-0000-7000-8000-000000000000', :book, '', 'seek', 0, 1, now(), now(),
                            'pending')
                        """).param("ada", ada.account()).param("book", shelf.book()).update();

        shelf.publish();

        await().untilAsserted(() -> assertThat(jdbc.sql(
                                "select state || coalesce(' ' || problem, '') from progress_report where listener_id = :ada")
                        .param("ada", ada.account())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("accepted", "refused invalid-report"));
    }

    @Test
    void waitForTheMembershipToo() {
        ada.send("phone", now, seek(shelf.book(), 60, now));
        shelf.publish();

        shelf.letIn(ada.account());

        await().untilAsserted(() -> assertThat(
                        ada.progress(shelf.book()).body().path("position").asDouble())
                .isEqualTo(60));
    }

    @Test
    void areNotNeededForABookThatArrivesWithinAMoment() throws Exception {
        shelf.letIn(ada.account());
        try (var app = Executors.newVirtualThreadPerTaskExecutor()) {
            var reply = app.submit(() -> ada.send("phone", now, seek(shelf.book(), 60, now)));

            shelf.publish();

            assertThat(reply.get().outcomes()).containsExactly("applied");
        }
    }
}
