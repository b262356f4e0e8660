package dev.nexus.platform.personaldata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.contracts.UserEvent.AccountDeleted;
import dev.nexus.contracts.UserEvent.LibraryRenamed;
import dev.nexus.platform.outbox.AggregateRef;
import dev.nexus.platform.outbox.Outbox;
import dev.nexus.platform.test.EventProbe;
import dev.nexus.platform.test.FaultyLinks;
import dev.nexus.platform.test.SchemaScan;
import dev.nexus.platform.test.TestEvents;
import dev.nexus.platform.testapp.MessagingTest;
import dev.nexus.platform.testapp.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What is erased is gone from everything, stays gone, and is missed by no subscriber. */
@MessagingTest
class AccountErasingTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ERASED = "playback.account.erased.v1";
    private static final Instant THEN = Instant.parse("2026-03-01T08:00:00Z");

    private final UUID account = UUID.randomUUID();
    private final TestEvents events;
    private final EventProbe probe;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final DataSource database;
    private final JdbcClient jdbc;
    private final FaultyLinks links;
    private final ErasedAccounts erased;

    @Autowired
    AccountErasingTests(
            TestEvents events,
            EventProbe probe,
            Outbox outbox,
            PlatformTransactionManager transactions,
            DataSource database,
            JdbcClient jdbc,
            FaultyLinks links,
            ErasedAccounts erased) {
        this.events = events;
        this.probe = probe;
        this.outbox = outbox;
        this.transaction = new TransactionTemplate(transactions);
        this.database = database;
        this.jdbc = jdbc;
        this.links = links;
        this.erased = erased;
    }

    @Test
    void leavesNothingButTheTombstoneInAnyTableOfTheSchema() {
        joins(1);
        events.publishRaw("user.membership.granted.v1", "no event, but about " + account);
        append("by %s".formatted(account));
        append("to %s@example.org".formatted(account));
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(SchemaScan.tablesWith(database, account))
                .contains("welcome", "waiting_event")
                .anyMatch(table -> table.startsWith("outbox_history")));

        deleted();

        probe.await(ERASED, this::isOfTheAccount);
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(SchemaScan.tablesWith(database, account))
                .containsExactly("erased_account"));
    }

    @Test
    void dropsWhatComesLaterAboutTheAccount() {
        deleted();
        probe.await(ERASED, this::isOfTheAccount);

        joins(1);
        joins(2);
        settle();

        assertThat(SchemaScan.tablesWith(database, account)).containsExactly("erased_account");
    }

    @Test
    void erasesOnceHoweverOftenTheDeletionIsDelivered() {
        String deletion = deleted();
        probe.await(ERASED, this::isOfTheAccount);

        events.publishAgain(deletion);
        deleted();
        settle();

        assertThat(completions()).hasSize(1);
    }

    @Test
    void publishesWhatWaitedWithoutAGapAndKeepsNoneOfIt() {
        UUID library = UUID.randomUUID();
        links.broker().cut();
        append(library, "One");
        append(library, "Two, told to " + account + "@example.org");
        append(library, "Three");

        transaction.executeWithoutResult(status -> erased.add(account, THEN));
        Awaitility.await().atMost(PATIENCE).until(this::isFinished);
        links.broker().mend();

        probe.await(ERASED, this::isOfTheAccount);
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(sequencesOf(library))
                .startsWith("1", "2", "3"));
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(historyOf(library))
                .containsExactly("1", "3"));
        assertThat(SchemaScan.tablesWith(database, account)).containsExactly("erased_account");
    }

    @Test
    void keepsNothingThatIsWrittenAboutTheAccountAfterwards() {
        UUID library = UUID.randomUUID();
        deleted();
        probe.await(ERASED, this::isOfTheAccount);

        append(library, "A late word about " + account);

        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(sequencesOf(library))
                .contains("1"));
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(SchemaScan.tablesWith(database, account))
                .containsExactly("erased_account"));
    }

    /** It may have looked for a tombstone before there was one. */
    @Test
    void waitsForATransactionThatBeganBeforeTheDeletion() throws Exception {
        CountDownLatch hasLooked = new CountDownLatch(1);
        CountDownLatch mayWrite = new CountDownLatch(1);
        Thread early = Thread.ofVirtual()
                .start(() -> transaction.executeWithoutResult(status -> {
                    erased.refuse(account);
                    hasLooked.countDown();
                    await(mayWrite);
                    jdbc.sql("insert into welcome (account_id) values (?)")
                            .param(account)
                            .update();
                }));
        hasLooked.await();

        deleted();
        Awaitility.await().atMost(PATIENCE).until(() -> erased.contains(account));
        Awaitility.await().during(Duration.ofMillis(500)).until(() -> !isFinished());
        mayWrite.countDown();
        early.join();

        Awaitility.await().atMost(PATIENCE).until(this::isFinished);
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(SchemaScan.tablesWith(database, account))
                .containsExactly("erased_account"));
    }

    private void joins(long sequence) {
        events.publish("/user/memberships/" + account, sequence, Samples.membership(account));
    }

    private String deleted() {
        return events.publish("/user/accounts/" + account, 2, new AccountDeleted(account, THEN));
    }

    /** Waits until everything that was published before has been handled. */
    private void settle() {
        UUID last = UUID.randomUUID();
        events.publish("/user/memberships/" + last, 1, Samples.membership(last));
        Awaitility.await().atMost(PATIENCE).until(() -> jdbc.sql(
                        "select exists (select from welcome where account_id = ?)")
                .param(last)
                .query(Boolean.class)
                .single());
    }

    private void append(String name) {
        append(UUID.randomUUID(), name);
    }

    private void append(UUID library, String name) {
        transaction.executeWithoutResult(status ->
                outbox.append(AggregateRef.of("user", "libraries", library), new LibraryRenamed(library, name, THEN)));
    }

    private boolean isFinished() {
        return jdbc.sql("select exists (select from erased_account where account_id = ? and erased_at is not null)")
                .param(account)
                .query(Boolean.class)
                .single();
    }

    private boolean isOfTheAccount(JsonNode event) {
        return event.get("subject").asString().equals(account.toString());
    }

    private List<JsonNode> completions() {
        return probe.events(ERASED).stream().filter(this::isOfTheAccount).toList();
    }

    private List<String> sequencesOf(UUID library) {
        return probe.events("user.library.renamed.v1").stream()
                .filter(event -> event.get("subject").asString().equals(library.toString()))
                .map(event -> event.get("sequence").asString().replaceFirst("^0+", ""))
                .toList();
    }

    private List<String> historyOf(UUID library) {
        return jdbc.sql("select sequence::text from outbox_history where source = ? order by position")
                .param("/user/libraries/" + library)
                .query(String.class)
                .list();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
