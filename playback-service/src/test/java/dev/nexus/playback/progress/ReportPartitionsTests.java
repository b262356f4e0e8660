package dev.nexus.playback.progress;

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
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.node.ObjectNode;

/** Reports stand in the month of their identifier, and leave with it without taking anything along. */
@ServiceTest
class ReportPartitionsTests {

    private final TransactionOperations transaction;
    private final JdbcClient jdbc;
    private final ProgressProperties properties;
    private final Shelf shelf;
    private final Listener ada;
    private final Instant now;

    ReportPartitionsTests(
            @Autowired TestEvents events,
            @Autowired TransactionOperations transaction,
            @Autowired JdbcClient jdbc,
            @Autowired Clock clock,
            @Autowired ProgressProperties properties,
            @LocalServerPort int port) {
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.properties = properties;
        this.now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        this.shelf = Shelf.known(events, jdbc);
        this.ada = Listener.on(port);
    }

    @BeforeEach
    void adaIsAMember() {
        shelf.letIn(ada.account());
    }

    @Test
    void keepsAReportInItsMonth() {
        ada.send("phone", now, dated(now, seek(shelf.book(), 60, now)));

        var month = now.atZone(ZoneOffset.UTC);
        assertThat(partitions())
                .containsExactly("progress_report_y%04dm%02d".formatted(month.getYear(), month.getMonthValue()));
    }

    @Test
    void movesReportsOfAClockThatWasAheadWhenTheirMonthComes() {
        var later = now.plus(Duration.ofDays(400));
        ada.send("tv", later, dated(later, seek(shelf.book(), 60, later)));
        assertThat(partitions()).containsExactly("progress_report_default");

        maintainAt(later);

        assertThat(partitions()).doesNotContain("progress_report_default").hasSize(1);
    }

    @Test
    void dropsWhatHasBeenKeptLongEnoughAndLosesNoPlace() {
        var heard = dated(now, heartbeat(shelf.book(), 0, 60, now.minusSeconds(120)));
        var finished = dated(now, report(shelf.book(), "finish", now.minusSeconds(60)));
        var sought = dated(now, seek(shelf.book(), 90, now));
        ada.send("phone", now, heard, finished, sought);
        var place = ada.progress(shelf.book()).body();

        maintainAt(now.plus(properties.historyFor()).plus(Duration.ofDays(62)));

        assertThat(partitions()).isEmpty();
        assertThat(ada.progress(shelf.book()).body()).isEqualTo(place);

        var again = ada.send("phone", now, finished, heard, sought);

        assertThat(again.status()).isEqualTo(200);
        assertThat(ada.progress(shelf.book()).body()).isEqualTo(place);
        assertThat(jdbc.sql("select count(*) from completion where listener_id = :ada")
                        .params(Map.of("ada", ada.account()))
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql(
                                        "select count(*) from outbox_history where type = 'playback.book.finished.v1' and source like :ada")
                                .param("ada", "%" + ada.account() + "%")
                                .query(Long.class)
                                .single()
                        + jdbc.sql(
                                        "select count(*) from outbox_event where type = 'playback.book.finished.v1' and source like :ada")
                                .param("ada", "%" + ada.account() + "%")
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    private void maintainAt(Instant time) {
        new ReportPartitions(jdbc, transaction, Clock.fixed(time, ZoneOffset.UTC), properties).maintain();
    }

    private List<String> partitions() {
        return jdbc
                .sql("select tableoid::regclass::text from progress_report where listener_id = :ada")
                .param("ada", ada.account())
                .query(String.class)
                .list()
                .stream()
                .distinct()
                .toList();
    }

    /** With an identifier that says when it was made. */
    private static ObjectNode dated(Instant at, ObjectNode report) {
        var random = new Random();
        var id = new UUID(
                at.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000),
                0x8000_0000_0000_0000L | random.nextLong() >>> 2);
        return report.put("id", id.toString());
    }
}
