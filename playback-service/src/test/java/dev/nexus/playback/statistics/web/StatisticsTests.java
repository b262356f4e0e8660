package dev.nexus.playback.statistics.web;

import static dev.nexus.playback.Listener.heartbeat;
import static dev.nexus.playback.Listener.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.TestEvents;
import dev.nexus.playback.Listener;
import dev.nexus.playback.Shelf;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Listening time is counted once, in the listener's own days. */
@ServiceTest
class StatisticsTests {

    private final Shelf shelf;
    private final Listener ada;
    private final Instant now;
    /** Noon of the day before yesterday, UTC. */
    private final Instant noon;

    StatisticsTests(
            @Autowired TestEvents events,
            @Autowired JdbcClient jdbc,
            @Autowired Clock clock,
            @LocalServerPort int port) {
        this.now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        this.noon = now.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(36));
        this.shelf = Shelf.known(events, jdbc);
        this.ada = Listener.on(port);
    }

    @BeforeEach
    void adaIsAMember() {
        shelf.letIn(ada.account());
    }

    @Test
    void countsByDayBookAuthorAndNarrator() {
        ada.send(
                "phone",
                now,
                heartbeat(shelf.book(), 0, 60, noon),
                heartbeat(shelf.book(), 60, 90, noon.plusSeconds(30)));
        ada.send("phone", now, report(shelf.book(), "finish", noon.plusSeconds(60)));

        var statistics = statistics("");

        assertThat(statistics.path("total").asDouble()).isEqualTo(90);
        var day = statistics.path("days").path(0);
        assertThat(day.path("date").asString()).isEqualTo(date(noon).toString());
        assertThat(day.path("books").path(0).path("bookId").asString())
                .isEqualTo(shelf.book().toString());
        assertThat(statistics.path("books").path(0).path("title").asString()).isEqualTo("The Time Machine");
        assertThat(statistics.path("authors").path(0).path("name").asString()).isEqualTo("H. G. Wells");
        assertThat(statistics.path("narrators").path(0).path("seconds").asDouble())
                .isEqualTo(90);
        assertThat(statistics.path("finished").asInt()).isEqualTo(1);
        assertThat(statistics.path("streak").path("longest").asInt()).isEqualTo(1);
        assertThat(statistics.path("streak").path("current").asInt()).isZero();
    }

    @Test
    void countsARetriedReportOnce() {
        var heard = heartbeat(shelf.book(), 0, 60, noon);

        ada.send("phone", now, heard);
        ada.send("phone", now, heard, heard);

        assertThat(statistics("").path("total").asDouble()).isEqualTo(60);
    }

    @Test
    void countsTwoDevicesAtOnceAsOneTime() {
        var other = UUID.randomUUID();
        shelf.publishAnother(other);

        ada.send("phone", now, heartbeat(shelf.book(), 0, 60, noon));
        ada.send("kitchen", now, heartbeat(shelf.book(), 500, 560, noon.plusSeconds(30)));
        ada.send("tv", now, heartbeat(other, 0, 60, noon));

        var statistics = statistics("");
        assertThat(statistics.path("total").asDouble()).isEqualTo(90);
        assertThat(statistics.path("books").valueStream().map(book -> book.path("seconds")
                        .asDouble()))
                .containsExactly(90.0, 60.0);
    }

    @Test
    void makesNoHourLongerThanAnHour() {
        for (var i = 0; i < 20; i++) {
            ada.send("device " + i, now, heartbeat(shelf.book(), 0, 3_600, noon.plusSeconds(i)));
        }

        assertThat(statistics("").path("total").asDouble()).isEqualTo(3_619);
    }

    @Test
    void countsHalfTheTimeAtTwiceTheSpeed() {
        ada.send("phone", now, heartbeat(shelf.book(), 0, 60, noon).put("rate", 2));

        assertThat(statistics("").path("total").asDouble()).isEqualTo(30);
    }

    @Test
    void countsTheDaysOfTheListenersZone() {
        var lateInTokyo =
                noon.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(15)).plusSeconds(30);
        ada.send("phone", now, heartbeat(shelf.book(), 0, 60, lateInTokyo));

        var tokyo = statistics("&zone=Asia/Tokyo").path("days");
        var london = statistics("&zone=UTC").path("days");

        assertThat(tokyo.valueStream().map(day -> day.path("seconds").asDouble()))
                .containsExactly(30.0, 30.0);
        assertThat(london.valueStream().map(day -> day.path("seconds").asDouble()))
                .containsExactly(60.0);
    }

    @Test
    void countsDaysInARowUpToNow() {
        for (var day = 0; day < 4; day++) {
            ada.send(
                    "phone",
                    now,
                    heartbeat(
                            shelf.book(), 0, 60, now.minus(Duration.ofDays(day)).minusSeconds(1)));
        }

        assertThat(statistics("").path("streak").path("current").asInt()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void keepsTheTimeOfABookThatIsGoneAndOfALibraryThatWasLeft() {
        ada.send("phone", now, heartbeat(shelf.book(), 0, 60, noon));

        shelf.remove();
        assertThat(statistics("").path("books").path(0).path("title").asString())
                .isEqualTo("The Time Machine");
        shelf.letGo(ada.account());

        var statistics = statistics("");
        assertThat(statistics.path("total").asDouble()).isEqualTo(60);
        assertThat(statistics.path("books").path(0).path("title").isNull()).isTrue();
        assertThat(statistics.path("authors").isEmpty()).isTrue();
    }

    @Test
    void looksBackOnAYear() {
        ada.send("phone", now, heartbeat(shelf.book(), 0, 60, noon));
        var year = date(noon).getYear();

        var review = ada.get("/api/v1/me/statistics/years/" + year).body();

        assertThat(review.path("total").asDouble()).isEqualTo(60);
        assertThat(review.path("daysListened").asInt()).isEqualTo(1);
        assertThat(review.path("longestDay").path("date").asString())
                .isEqualTo(date(noon).toString());
        assertThat(review.path("months").size()).isEqualTo(12);
        assertThat(review.path("months")
                        .path(date(noon).getMonthValue() - 1)
                        .path("seconds")
                        .asDouble())
                .isEqualTo(60);
    }

    @Test
    void tellsSessionsWithTheirBreaks() {
        ada.send(
                "phone",
                now,
                heartbeat(shelf.book(), 0, 60, noon),
                heartbeat(shelf.book(), 60, 120, noon.plusSeconds(600)),
                heartbeat(shelf.book(), 120, 180, noon.plusSeconds(3_600)));

        var first = ada.get("/api/v1/me/sessions/listening?limit=1").body();
        var second = ada.get("/api/v1/me/sessions/listening?limit=1&cursor="
                        + first.path("next").asString())
                .body();

        assertThat(first.path("items").path(0).path("seconds").asDouble()).isEqualTo(60);
        assertThat(second.path("items").path(0).path("seconds").asDouble()).isEqualTo(120);
        assertThat(second.path("items").path(0).path("startedAt").asString())
                .isEqualTo(noon.minusSeconds(60).toString());
        assertThat(second.path("items").path(0).path("endedAt").asString())
                .isEqualTo(noon.plusSeconds(600).toString());
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void refusesWhatIsNoZoneAndNoPeriod() {
        assertThat(ada.get("/api/v1/me/statistics?zone=Mars/Olympus").status()).isEqualTo(400);
        assertThat(ada.get("/api/v1/me/statistics?from=2026-02-01&to=2026-01-01")
                        .status())
                .isEqualTo(400);
        assertThat(ada.get("/api/v1/me/statistics?from=2020-02-01&to=2026-01-01")
                        .status())
                .isEqualTo(400);
        assertThat(ada.get("/api/v1/me/statistics?from=yesterday").status()).isEqualTo(400);
        assertThat(ada.get("/api/v1/me/statistics/years/0").status()).isEqualTo(400);
    }

    private JsonNode statistics(String more) {
        return ada.get("/api/v1/me/statistics?from=%s&to=%s%s"
                        .formatted(date(noon).minusDays(2), date(now), more))
                .body();
    }

    private static LocalDate date(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
