package dev.nexus.playback.progress.web;

import static dev.nexus.playback.Listener.heartbeat;
import static dev.nexus.playback.Listener.seek;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.TestEvents;
import dev.nexus.playback.Listener;
import dev.nexus.playback.Shelf;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody who belongs to the library no longer: nothing is shown and nothing is taken in, and nothing is lost. */
@ServiceTest
class LeavingTests {

    private final Shelf shelf;
    private final Listener ada;
    private final Instant now;

    LeavingTests(
            @Autowired TestEvents events,
            @Autowired JdbcClient jdbc,
            @Autowired Clock clock,
            @LocalServerPort int port) {
        this.now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        this.shelf = Shelf.known(events, jdbc);
        this.ada = Listener.on(port);
    }

    @BeforeEach
    void adaHasHeardSomething() {
        shelf.letIn(ada.account());
        ada.send("phone", now, heartbeat(shelf.book(), 0, 100, now.minusSeconds(60)));
    }

    @Test
    void closesEveryPath() {
        shelf.letGo(ada.account());

        assertClosed();
    }

    @Test
    void happensToAllWhenTheLibraryIsDeleted() {
        shelf.delete();

        assertClosed();
        shelf.letInAgain(ada.account());
        assertClosed();
    }

    @Test
    void keepsThePlaceForAReturn() {
        shelf.letGo(ada.account());
        ada.send("phone", now, seek(shelf.book(), 7, now));

        shelf.letInAgain(ada.account());

        assertThat(ada.progress(shelf.book()).body().path("position").asDouble())
                .isEqualTo(100);
        assertThat(ada.send("phone", now, seek(shelf.book(), 7, now)).outcomes())
                .containsExactly("applied");
    }

    @Test
    void keepsWhatWaitsForABookUntilTheReturn() {
        var unheardOf = UUID.randomUUID();
        assertThat(ada.send("phone", now, seek(unheardOf, 60, now)).outcomes()).containsExactly("pending");
        shelf.letGo(ada.account());
        shelf.publishAnother(unheardOf);
        assertThat(ada.progress(unheardOf).status()).isEqualTo(404);

        shelf.letInAgain(ada.account());

        await().untilAsserted(() -> assertThat(
                        ada.progress(unheardOf).body().path("position").asDouble())
                .isEqualTo(60));
    }

    @Test
    void keepsThePlaceInABookThatIsDeletedAndRestored() {
        shelf.remove();
        assertThat(ada.progress(shelf.book()).status()).isEqualTo(404);
        assertThat(ada.get("/api/v1/me/progress").body().path("items")).isEmpty();
        assertThat(ada.send("phone", now, heartbeat(shelf.book(), 100, 130, now.minusSeconds(20)))
                        .outcomes())
                .containsExactly("pending");

        shelf.restore();

        await().untilAsserted(() -> assertThat(
                        ada.progress(shelf.book()).body().path("position").asDouble())
                .isEqualTo(130));
    }

    private void assertClosed() {
        assertThat(ada.progress(shelf.book()).status()).isEqualTo(404);
        assertThat(ada.get("/api/v1/me/progress").body().path("items")).isEmpty();
        assertThat(ada.get("/api/v1/me/continue-listening").body().path("items"))
                .isEmpty();
        var reply = ada.send("phone", now, seek(shelf.book(), 7, now));
        assertThat(reply.outcomes()).containsExactly("rejected");
        assertThat(reply.problemOf(0)).isEqualTo("not-a-member");
        assertThat(reply.body().at("/results/0/problem/retryable").asBoolean()).isTrue();
        assertThat(reply.body().path("books")).isEmpty();
    }
}
