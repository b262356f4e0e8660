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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class ProgressReportingTests {

    private static final int CROWD = 20;

    private final JdbcClient jdbc;
    private final Shelf shelf;
    private final Listener ada;
    private final Instant now;
    private final int port;

    ProgressReportingTests(
            @Autowired TestEvents events,
            @Autowired JdbcClient jdbc,
            @Autowired Clock clock,
            @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        this.port = port;
        this.shelf = Shelf.known(events, jdbc);
        this.ada = Listener.on(port);
    }

    @BeforeEach
    void adaIsAMember() {
        shelf.letIn(ada.account());
    }

    @Test
    void carriesThePositionFromOneDeviceToAnother() {
        var heard = heartbeat(shelf.book(), 90, 100.5, now.minusSeconds(10));

        var reply = ada.send("phone", now, heard);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.outcomes()).containsExactly("applied");
        var place = ada.progress(shelf.book());
        assertThat(place.headers().getETag()).matches("\"1-[0-9a-f]+\"");
        assertThat(place.body()).isEqualTo(reply.body().path("books").path(0));
        assertThat(place.body().toString()).isEqualTo("""
                        {"bookId":"%s","position":100.5,"version":1,"finished":false,"finishedAt":null,"hidden":false,"decidedBy":{"deviceId":"phone",\
                        "reportId":"%s","at":"%s","rule":"latest-listening"}}""".formatted(
                shelf.book(), heard.path("id").asString(), heard.path("at").asString()));
    }

    @Test
    void answersNotModifiedToADeviceThatKnowsThePlace() {
        ada.send("phone", now, seek(shelf.book(), 60, now));
        var etag = String.valueOf(ada.progress(shelf.book()).headers().getETag());

        var reply = ada.get("/api/v1/me/progress/" + shelf.book(), Map.of("If-None-Match", etag));

        assertThat(reply.status()).isEqualTo(304);
    }

    @Test
    void answersNobodyWithWhatABrowserKeepsOfSomebodyElse() {
        var ben = Listener.on(port);
        shelf.letIn(ben.account());
        ada.send("phone", now, seek(shelf.book(), 60, now));
        ben.send("phone", now, seek(shelf.book(), 90, now));
        var adas = String.valueOf(ada.progress(shelf.book()).headers().getETag());

        var reply = ben.get("/api/v1/me/progress/" + shelf.book(), Map.of("If-None-Match", adas));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("position").asDouble()).isEqualTo(90.0);
    }

    @Test
    void neverLetsAnIdleDeviceMoveThePosition() {
        ada.send("phone", now, heartbeat(shelf.book(), 90, 100, now.minusSeconds(10)));

        var reply = ada.send("kitchen", now, heartbeat(shelf.book(), 0, 0, now));

        assertThat(reply.outcomes()).containsExactly("superseded");
        assertThat(position(reply)).isEqualTo(100.0);
        assertThat(ada.progress(shelf.book())
                        .body()
                        .path("decidedBy")
                        .path("deviceId")
                        .asString())
                .isEqualTo("phone");
    }

    @Test
    void keepsTheNewerPositionWhenAnOlderOneArrivesLate() {
        ada.send("phone", now, heartbeat(shelf.book(), 590, 600, now));

        var reply = ada.send("train", now, heartbeat(shelf.book(), 90, 100, now.minus(Duration.ofDays(1))));

        assertThat(reply.outcomes()).containsExactly("superseded");
        assertThat(position(reply)).isEqualTo(600.0);
    }

    @Test
    void letsNoClockThatIsAheadWinForEver() {
        var aYear = Duration.ofDays(365);
        ada.send(
                "tv",
                now.plus(aYear),
                heartbeat(shelf.book(), 0, 30, now.plus(aYear).minusSeconds(60)));

        var reply = ada.send("phone", now, heartbeat(shelf.book(), 30, 40, now.minusSeconds(1)));

        assertThat(reply.outcomes()).containsExactly("applied");
        assertThat(position(reply)).isEqualTo(40.0);
    }

    @Test
    void appliesAnOfflineBatchInItsOwnOrderHoweverItIsShuffled() {
        var first = heartbeat(shelf.book(), 0, 10, now.minusSeconds(30));
        var second = heartbeat(shelf.book(), 10, 20, now.minusSeconds(20));
        var third = heartbeat(shelf.book(), 20, 30, now.minusSeconds(10));

        var reply = ada.send("phone", now, third, first, second);

        assertThat(reply.outcomes()).containsExactly("applied", "applied", "applied");
        assertThat(position(reply)).isEqualTo(30.0);
    }

    @Test
    void answersTheSameReportsAgainAsDuplicates() {
        var heard = heartbeat(shelf.book(), 0, 10, now.minusSeconds(30));
        ada.send("phone", now, heard);

        var reply = ada.send("phone", now.plusSeconds(60), heard, heard);

        assertThat(reply.outcomes()).containsExactly("duplicate", "duplicate");
        assertThat(reply.body().path("books").path(0).path("version").asInt()).isEqualTo(1);
    }

    @Test
    void appliesOneOfManyConcurrentIdenticalReports() throws Exception {
        var heard = heartbeat(shelf.book(), 0, 10, now);

        var outcomes = allAtOnce(() -> ada.send("phone", now, heard).outcomes().getFirst());

        assertThat(outcomes).filteredOn("applied"::equals).hasSize(1);
        assertThat(outcomes).filteredOn("duplicate"::equals).hasSize(CROWD - 1);
        assertThat(rows("progress_report")).isEqualTo(1);
        assertThat(rows("place")).isEqualTo(1);
    }

    @Test
    void makesOneRowOfManyConcurrentFirstWrites() throws Exception {
        allAtOnce(() ->
                ada.send("phone", now, heartbeat(shelf.book(), 0, 10, now)).status());

        assertThat(rows("progress_report")).isEqualTo(CROWD);
        assertThat(rows("place")).isEqualTo(1);
    }

    @Test
    void refusesWritesAndHidesReadsWithoutMembership() {
        ada.send("phone", now, seek(shelf.book(), 60, now));
        var stranger = Listener.on(port);

        var reply = stranger.send("phone", now, seek(shelf.book(), 10, now));

        assertThat(reply.outcomes()).containsExactly("rejected");
        assertThat(reply.problemOf(0)).isEqualTo("not-a-member");
        assertThat(reply.body()
                        .path("results")
                        .path(0)
                        .path("problem")
                        .path("retryable")
                        .asBoolean())
                .isTrue();
        assertThat(reply.body().path("books").isEmpty()).isTrue();
        assertThat(stranger.progress(shelf.book()).status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/me/progress").body().path("items").isEmpty())
                .isTrue();
    }

    @Test
    void hidesPlacesOnceTheBookMovedToAnotherLibrary() {
        ada.send("phone", now, seek(shelf.book(), 60, now));

        jdbc.sql("delete from membership where account_id = :ada")
                .param("ada", ada.account())
                .update();

        assertThat(ada.progress(shelf.book()).status()).isEqualTo(404);
        assertThat(ada.get("/api/v1/me/progress").body().path("items").isEmpty())
                .isTrue();
        assertThat(ada.get("/api/v1/me/continue-listening").body().path("items").isEmpty())
                .isTrue();
    }

    @Test
    void answersNotFoundForABookThatWasNeverHeard() {
        var reply = ada.progress(shelf.book());

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body().path("code").asString()).isEqualTo("not-found");
    }

    @Test
    void finishesForGoodWhateverPositionWinsLater() {
        ada.send("phone", now, report(shelf.book(), "finish", now.minusSeconds(60)));

        var reply = ada.send("phone", now, seek(shelf.book(), 0, now));

        assertThat(position(reply)).isEqualTo(0.0);
        assertThat(reply.body().path("books").path(0).path("finished").asBoolean())
                .isTrue();
    }

    @Test
    void beginsAnewAfterAReset() {
        ada.send("phone", now, report(shelf.book(), "finish", now.minusSeconds(60)));

        var reply = ada.send("phone", now, report(shelf.book(), "reset", now));

        assertThat(position(reply)).isEqualTo(0.0);
        assertThat(reply.body().path("books").path(0).path("finished").asBoolean())
                .isFalse();
    }

    private List<String> allAtOnce(Callable<?> request) throws Exception {
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var replies = crowd.invokeAll(Collections.nCopies(CROWD, request));
            return IntStream.range(0, CROWD)
                    .mapToObj(i -> String.valueOf(replies.get(i).resultNow()))
                    .toList();
        }
    }

    private long rows(String table) {
        return jdbc.sql("select count(*) from " + table + " where listener_id = :ada")
                .param("ada", ada.account())
                .query(Long.class)
                .single();
    }

    private static double position(Listener.Reply reply) {
        return reply.body().path("books").path(0).path("position").asDouble();
    }
}
