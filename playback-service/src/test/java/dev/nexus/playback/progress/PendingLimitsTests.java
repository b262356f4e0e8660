package dev.nexus.playback.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.personaldata.ErasedAccounts;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.playback.book.BookAwaiting;
import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.Books;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.book.Position;
import dev.nexus.playback.book.Rate;
import dev.nexus.playback.progress.rule.DeviceId;
import dev.nexus.playback.progress.rule.Report;
import dev.nexus.playback.progress.rule.ReportId;
import dev.nexus.playback.progress.rule.ReportKind;
import dev.nexus.playback.progress.rule.ReportProblem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waits for a book that never comes has bounds, in number and in time. */
@ServiceTest
class PendingLimitsTests {

    private static final ProgressProperties TWO = new ProgressProperties(
            Duration.ZERO, Duration.ofSeconds(5), 500, 2, Duration.ofDays(30), 1, 500, 1_000, Duration.ofDays(800));

    private final ListenerId ada = new ListenerId(UUID.randomUUID());
    private final BookId invented = new BookId(UUID.randomUUID());
    private final ReportWriting writing;
    private final ProgressReporting reporting;
    private final PendingExpiring expiring;
    private final JdbcClient jdbc;
    private final Clock clock;

    PendingLimitsTests(
            @Autowired ErasedAccounts erased,
            @Autowired Books books,
            @Autowired BookAwaiting awaiting,
            @Autowired PendingReports pending,
            @Autowired ReportRecording recording,
            @Autowired Commits commits,
            @Autowired PendingExpiring expiring,
            @Autowired JdbcClient jdbc,
            @Autowired Clock clock) {
        var meters = new SimpleMeterRegistry();
        this.writing = new ReportWriting(
                new ReportCommitting(erased, books, new PendingLimiting(pending, TWO), recording, commits),
                TWO,
                meters);
        this.reporting = new ProgressReporting(awaiting, writing, TWO, meters, clock);
        this.expiring = expiring;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @AfterEach
    void writersEnd() {
        writing.destroy();
    }

    @Test
    void refusesWhatThereIsNoRoomFor() {
        var result = send(seek(), seek(), seek());

        assertThat(outcomes(result)).containsExactly(Outcome.PENDING, Outcome.PENDING, Outcome.REJECTED);
        var problem =
                Objects.requireNonNull(result.answers().getLast().refusal()).problem();
        assertThat(problem).isEqualTo(ReportProblem.TOO_MANY_PENDING);
        assertThat(problem.retryable()).isTrue();
        assertThat(states()).containsExactly("pending", "pending");
    }

    /** More often than there are connections: a refusal must not keep one. */
    @Test
    void refusesAgainAndAgain() {
        send(seek(), seek());

        for (var i = 0; i < 12; i++) {
            assertThat(outcomes(send(seek()))).containsExactly(Outcome.REJECTED);
        }
    }

    @Test
    void knowsAgainWhatWaitsAlready() {
        var first = seek();
        var second = seek();
        send(first, second);

        var result = send(second, seek(), first);

        assertThat(outcomes(result)).containsExactly(Outcome.DUPLICATE, Outcome.REJECTED, Outcome.DUPLICATE);
    }

    @Test
    void takesARepeatedReportForOne() {
        var first = seek();

        var result = send(first, first, seek());

        assertThat(outcomes(result)).containsExactly(Outcome.PENDING, Outcome.DUPLICATE, Outcome.PENDING);
    }

    @Test
    void refusesWhatHasWaitedTooLong() {
        send(seek());
        received("31 days");
        send(seek());

        expiring.expireAll();

        assertThat(states()).containsExactlyInAnyOrder("refused book-unknown", "pending");
    }

    @Test
    void saysWhenOnlyTheMembershipWasMissing() {
        send(seek());
        received("31 days");
        jdbc.sql("insert into book (id, library_id, length_ms) values (:book, :book, 1000)")
                .param("book", invented.value())
                .update();

        expiring.expireAll();

        assertThat(states()).containsExactly("refused not-a-member");
    }

    private ReportingResult send(Report... reports) {
        return reporting.report(ada, new DeviceId("phone"), clock.instant(), List.of(reports));
    }

    private Report seek() {
        return new Report(
                new ReportId(UUID.randomUUID()),
                invented,
                ReportKind.SEEK,
                Position.START,
                null,
                Rate.NORMAL,
                clock.instant());
    }

    private void received(String ago) {
        jdbc.sql("update progress_report set received_at = now() - cast(:ago as interval) where listener_id = :ada")
                .param("ago", ago)
                .param("ada", ada.value())
                .update();
    }

    private List<String> states() {
        return jdbc.sql("select state || coalesce(' ' || problem, '') from progress_report where listener_id = :ada")
                .param("ada", ada.value())
                .query(String.class)
                .list();
    }

    private static List<Outcome> outcomes(ReportingResult result) {
        return result.answers().stream().map(Answer::outcome).toList();
    }
}
