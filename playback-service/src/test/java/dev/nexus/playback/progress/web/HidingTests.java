package dev.nexus.playback.progress.web;

import static dev.nexus.playback.Listener.heartbeat;
import static dev.nexus.playback.Listener.seek;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.TestEvents;
import dev.nexus.playback.Listener;
import dev.nexus.playback.Shelf;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A book that nobody wants to be reminded of. */
@ServiceTest
class HidingTests {

    private final Shelf shelf;
    private final Listener ada;
    private final Instant now;

    HidingTests(
            @Autowired TestEvents events,
            @Autowired JdbcClient jdbc,
            @Autowired Clock clock,
            @LocalServerPort int port) {
        this.now = clock.instant();
        this.shelf = Shelf.known(events, jdbc);
        this.ada = Listener.on(port);
    }

    @BeforeEach
    void adaHasBegunToListen() {
        shelf.letIn(ada.account());
        ada.send("phone", now, seek(shelf.book(), 60, now.minusSeconds(60)));
    }

    @Test
    void leavesTheBooksToContinueAndKeepsItsPlace() {
        var reply = ada.hide(shelf.book(), true, Map.of());

        assertThat(reply.body().path("hidden").asBoolean()).isTrue();
        assertThat(toContinue()).isZero();
        assertThat(ada.progress(shelf.book()).body().path("position").asDouble())
                .isEqualTo(60);
    }

    @Test
    void comesBackWhenItIsHeard() {
        ada.hide(shelf.book(), true, Map.of());

        ada.send("phone", now.plusSeconds(120), heartbeat(shelf.book(), 60, 70, now.plusSeconds(120)));

        // The phone's clock is ahead, so that the report counts as made at its receipt, after the hiding.
        assertThat(toContinue()).isEqualTo(1);
    }

    @Test
    void staysAwayWhateverWasHeardBefore() {
        ada.hide(shelf.book(), true, Map.of());

        ada.send("train", now, heartbeat(shelf.book(), 60, 70, now.minusSeconds(30)));

        assertThat(toContinue()).isZero();
    }

    @Test
    void comesBackWhenItIsAskedFor() {
        ada.hide(shelf.book(), true, Map.of());

        ada.hide(shelf.book(), false, Map.of());

        assertThat(toContinue()).isEqualTo(1);
    }

    @Test
    void changesNothingThatHasChangedMeanwhile() {
        var etag = String.valueOf(ada.progress(shelf.book()).headers().getETag());
        ada.send("kitchen", now, seek(shelf.book(), 90, now));

        var reply = ada.hide(shelf.book(), true, Map.of("If-Match", etag));

        assertThat(reply.status()).isEqualTo(412);
        assertThat(toContinue()).isEqualTo(1);
    }

    private int toContinue() {
        return ada.get("/api/v1/me/continue-listening").body().path("items").size();
    }
}
