package dev.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.e2e.Api.Answer;
import dev.nexus.e2e.RunningNexus.Script;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Promises 4 and 7, on the whole suite: what a crash or a hand has damaged ends as if nothing had happened. */
@ExtendWith(WholeSuite.class)
class EventOperatingIT {

    private static final Duration RECOVERY = Duration.ofSeconds(90);
    private static final int FINISHES = 150;

    private final RunningNexus nexus;

    EventOperatingIT(RunningNexus nexus) {
        this.nexus = nexus;
    }

    @Test
    void rebuildsWhatServicesKeepOfEachOtherByOneCommandEach() throws Exception {
        Household ada = Household.movesIn(nexus);
        UUID book = ada.hasImported(Household.fables());
        ada.canHear(book);
        Person guest = Person.registers(nexus);
        assertThat(ada.api()
                        .send(
                                "PUT",
                                "/api/v1/libraries/%s/members/%s".formatted(ada.libraryId(), guest.id()),
                                Map.of("role", "curator"))
                        .status())
                .isEqualTo(200);
        Awaitility.await().atMost(RECOVERY).until(() -> membersIn("notification", ada) == 2);
        sql("delete from catalog.membership where library_id = ?", ada.libraryId());
        sql("delete from playback.membership where library_id = ?", ada.libraryId());
        sql("delete from playback.book where id = ?", book);
        sql("update notification.membership set granted = false, role = null where library_id = ?", ada.libraryId());
        sql("delete from notification.book_title where book_id = ?", book);
        assertThat(guest.api().get("/api/v1/books/" + book).status()).isEqualTo(404);

        rebuild("catalog", "user");
        rebuild("playback", "user");
        rebuild("notification", "user");
        rebuild("playback", "catalog");
        rebuild("notification", "catalog");

        Awaitility.await("catalog")
                .atMost(RECOVERY)
                .until(() -> guest.api().get("/api/v1/books/" + book).status() == 200);
        ada.canHear(book);
        String webhooks = "/api/v1/libraries/%s/webhooks".formatted(ada.libraryId());
        Awaitility.await("roles in notification-service")
                .atMost(RECOVERY)
                .until(() -> guest.api().get(webhooks).status() == 200);
        assertThat(membersIn("catalog", ada)).isEqualTo(2);
        assertThat(membersIn("playback", ada)).isEqualTo(2);
        Answer finished = ada.report("phone", book, "finish", 200, 205);
        assertThat(finished.status()).isEqualTo(200);
        Awaitility.await("a notification with the title").atMost(RECOVERY).until(() -> ada.notifications().stream()
                .anyMatch(notification -> notification.toString().contains(book.toString())));
    }

    @Test
    void handlesEachEventOnceThoughServicesAreKilledInTheMiddle() {
        Household ada = Household.movesIn(nexus);
        UUID book = ada.hasImported(Household.fables());
        ada.canHear(book);

        assertThat(finishManyTimes(ada, book)).isEqualTo(200);
        nexus.kill("notification-service");
        Awaitility.await("notification-service")
                .atMost(RECOVERY)
                .ignoreExceptions()
                .until(() -> notifications(ada) > 0);
        nexus.kill("notification-service");
        assertThat(finishManyTimes(ada, book)).isEqualTo(200);
        nexus.kill("playback-service");

        Awaitility.await("all notifications")
                .atMost(RECOVERY)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(notifications(ada)).isEqualTo(2 * FINISHES));
        assertThat(sqlNumber("select count(*) from notification.waiting_event where parked_at is not null"))
                .isZero();
    }

    private void rebuild(String consumer, String publisher) {
        Script done = nexus.run(
                Map.of("NEXUS_EMAIL", Person.ADMINISTRATOR, "NEXUS_PASSWORD", Household.PASSWORD),
                "events",
                "rebuild",
                "--consumer",
                consumer,
                "--publisher",
                publisher);
        assertThat(done.exitCode()).as(done.output()).isZero();
        assertThat(done.output()).contains("succeeded");
    }

    private static int finishManyTimes(Household ada, UUID book) {
        Instant now = Instant.now();
        List<Map<String, Object>> reports = IntStream.range(0, FINISHES)
                .mapToObj(i ->
                        Household.reportOf(UUID.randomUUID(), book, "finish", 200, 205, now.minusMillis(FINISHES - i)))
                .toList();
        return ada.api()
                .post(
                        "/api/v1/me/progress/reports",
                        Map.of("deviceId", "phone", "sentAt", now.toString(), "reports", reports))
                .status();
    }

    private long notifications(Household ada) {
        return sqlNumber("""
            select count(*) from notification.notification where kind = 'book-finished' and recipient_id = '%s'
            """.formatted(ada.accountId()));
    }

    private long membersIn(String schema, Household ada) {
        return sqlNumber(
                "select count(*) from %s.membership where library_id = '%s'".formatted(schema, ada.libraryId()));
    }

    private void sql(String statement, UUID parameter) throws SQLException {
        try (Connection connection = nexus.database();
                PreparedStatement executing = connection.prepareStatement(statement)) {
            executing.setObject(1, parameter);
            assertThat(executing.executeUpdate()).as(statement).isPositive();
        }
    }

    private long sqlNumber(String query) {
        try (Connection connection = nexus.database();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
