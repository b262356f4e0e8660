package dev.nexus.notification.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nexus.contracts.UserEvent;
import dev.nexus.notification.FakeChannels;
import dev.nexus.notification.TellingTest;
import dev.nexus.notification.channel.Channel;
import dev.nexus.notification.channel.ChannelMessage;
import dev.nexus.notification.channel.SendingOutcome;
import dev.nexus.notification.inbox.About;
import dev.nexus.notification.inbox.NotificationKind;
import dev.nexus.notification.recipient.RecipientId;
import dev.nexus.notification.wording.Saying;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.transaction.support.TransactionOperations;

/** What becomes of notifications that leave the house. */
class DispatchTests extends TellingTest {

    private record Row(String state, int attempts, Instant nextAttemptAt, String reason) {}

    @Autowired
    private Telling telling;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private ChannelDeliveries deliveries;

    @Autowired
    private Attempting attempting;

    @Autowired
    private AttemptKeeping keeping;

    @Autowired
    private Outlets outlets;

    @Autowired
    private MeterRegistry meters;

    @BeforeEach
    void adaHasAnAccount() {
        adaIsAMember("en", "Europe/Berlin");
    }

    @Test
    void triesAgainUnderTheSameIdentifier() {
        var tries = new AtomicInteger();
        FakeChannels.answer(
                ada,
                Channel.EMAIL,
                _ -> tries.incrementAndGet() == 1
                        ? new SendingOutcome.TryAgain("away", null)
                        : new SendingOutcome.Sent());
        tell(NotificationKind.WEBHOOK_DISABLED, false);

        awaitRow("pending", 1);
        leap(Duration.ofSeconds(40));
        var sent = awaitRow("sent", 2);

        assertThat(sent.reason()).isNull();
        assertThat(mails())
                .hasSize(2)
                .extracting(ChannelMessage::id)
                .containsOnly(mails().getFirst().id());
        assertThat(mails().getFirst().notification().title()).isEqualTo("Your password was changed");
    }

    @Test
    void waitsAsLongAsTheChannelAsks() {
        FakeChannels.answer(ada, Channel.EMAIL, _ -> new SendingOutcome.TryAgain("busy", Duration.ofHours(2)));
        var begun = clock.instant();

        tell(NotificationKind.WEBHOOK_DISABLED, false);

        assertThat(awaitRow("pending", 1).nextAttemptAt()).isAfterOrEqualTo(begun.plus(Duration.ofHours(2)));
    }

    @Test
    void givesUpAfterThreeDays() {
        FakeChannels.answer(ada, Channel.EMAIL, _ -> {
            throw new IllegalStateException("somebody@example.org is away");
        });
        tell(NotificationKind.WEBHOOK_DISABLED, false);
        awaitRow("pending", 1);

        leap(Duration.ofDays(3));

        assertThat(awaitRow("expired", 2).reason()).isEqualTo("error");
        assertThat(outcomes("expired")).isPositive();
    }

    @Test
    void neverTriesAgainWhatIsRefused() {
        FakeChannels.answer(ada, Channel.EMAIL, _ -> new SendingOutcome.Refused("no-such-mailbox"));

        tell(NotificationKind.WEBHOOK_DISABLED, false);

        assertThat(awaitRow("refused", 1).reason()).isEqualTo("no-such-mailbox");
        assertThat(outcomes("refused")).isPositive();
    }

    /** Whoever dies in the middle leaves a lease. */
    @Test
    void isSentOnceMoreWhenWhoeverSentItDied() throws InterruptedException {
        var hanging = new CountDownLatch(1);
        var tries = new AtomicInteger();
        FakeChannels.answer(ada, Channel.EMAIL, _ -> {
            if (tries.incrementAndGet() == 1) {
                awaitQuietly(hanging);
            }
            return new SendingOutcome.Sent();
        });
        tell(NotificationKind.WEBHOOK_DISABLED, false);
        await().pollInterval(SHORT).until(() -> tries.get() == 1);

        leap(ChannelDeliveries.LEASE.plusSeconds(1));
        awaitRow("sent", 2);
        hanging.countDown();

        assertThat(mails())
                .hasSize(2)
                .extracting(ChannelMessage::id)
                .containsOnly(mails().getFirst().id());
        leap(ChannelDeliveries.LEASE.plusSeconds(1));
        await().during(Duration.ofMillis(200)).until(() -> tries.get() == 2);
    }

    @Test
    void isSentOnceByTwoInstances() throws InterruptedException {
        var other = new Dispatching(
                deliveries,
                attempting,
                keeping,
                outlets,
                new DispatchSettings(Duration.ofMillis(10), 8),
                meters,
                clock);
        try {
            for (var i = 0; i < 40; i++) {
                tell(NotificationKind.WEBHOOK_DISABLED, false);
                other.sendDue();
            }
            await().pollInterval(SHORT).until(() -> mails().size() >= 40 && pending() == 0);

            assertThat(mails())
                    .extracting(ChannelMessage::id)
                    .doesNotHaveDuplicates()
                    .hasSize(40);
        } finally {
            other.destroy();
        }
    }

    @Test
    void waitsForTheEndOfTheQuietHours() {
        var now =
                clock.instant().atZone(ZoneId.of("Europe/Berlin")).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
        quiet(now.minusHours(1), now.plusHours(2));

        tell(NotificationKind.WEBHOOK_DISABLED, false);

        var waiting = awaitRow("pending", 0);
        assertThat(Duration.between(clock.instant(), waiting.nextAttemptAt()))
                .isBetween(Duration.ofMinutes(118), Duration.ofHours(2));
        assertThat(told(ada)).hasSize(1);
        leap(Duration.ofHours(2));
        awaitRow("sent", 1);
    }

    @Test
    void waitsForQuietHoursThatCameMeanwhile() {
        FakeChannels.answer(ada, Channel.EMAIL, _ -> new SendingOutcome.TryAgain("away", null));
        tell(NotificationKind.WEBHOOK_DISABLED, false);
        awaitRow("pending", 1);
        var now =
                clock.instant().atZone(ZoneId.of("Europe/Berlin")).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
        quiet(now.minusHours(1), now.plusHours(2));

        leap(Duration.ofMinutes(1));

        var waiting = awaitRow("pending", 2);
        assertThat(mails()).hasSize(1);
        assertThat(Duration.between(clock.instant(), waiting.nextAttemptAt())).isGreaterThan(Duration.ofMinutes(110));
    }

    @Test
    void doesNotWaitWithAnAlert() {
        var now =
                clock.instant().atZone(ZoneId.of("Europe/Berlin")).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
        quiet(now.minusHours(1), now.plusHours(2));

        tell(NotificationKind.NEW_DEVICE, false);

        awaitRow("sent", 1);
    }

    @Test
    void isNotSentWhenItWasSwitchedOffMeanwhile() {
        FakeChannels.answer(ada, Channel.EMAIL, _ -> new SendingOutcome.TryAgain("away", null));
        tell(NotificationKind.WEBHOOK_DISABLED, false);
        awaitRow("pending", 1);
        ask(
                HttpMethod.PUT,
                "/notification-preferences",
                Map.of("kinds", Map.of("webhook-disabled", Map.of("email", false))));

        leap(Duration.ofSeconds(40));

        assertThat(awaitRow("cancelled", 2).reason()).isEqualTo("switched-off");
        assertThat(mails()).hasSize(1);
    }

    @Test
    void aSlowChannelKeepsNoOtherWaiting() {
        var hanging = new CountDownLatch(1);
        var mailing = new AtomicInteger();
        FakeChannels.answer(ada, Channel.EMAIL, _ -> {
            mailing.incrementAndGet();
            awaitQuietly(hanging);
            return new SendingOutcome.Sent();
        });
        try {
            IntStream.range(0, 20).forEach(_ -> tell(NotificationKind.WEBHOOK_DISABLED, false));

            await().pollInterval(SHORT)
                    .until(() -> FakeChannels.sent(ada, Channel.PUSH).size() == 20);
            assertThat(mailing.get()).isLessThanOrEqualTo(8);
        } finally {
            hanging.countDown();
        }
        await().pollInterval(SHORT).until(() -> mails().size() == 20);
    }

    @Test
    void isMadeWithItsNotificationOrNotAtAll() {
        tell(NotificationKind.WEBHOOK_DISABLED, true);

        assertThat(told(ada)).isEmpty();
        assertThat(pending()).isZero();
    }

    @Test
    void tellsTheSameThingOnce() {
        var source = UUID.randomUUID();
        tell(source, NotificationKind.WEBHOOK_DISABLED, false);
        tell(source, NotificationKind.WEBHOOK_DISABLED, false);
        tell(source, NotificationKind.NEW_DEVICE, false);

        await().pollInterval(SHORT).until(() -> pending() == 0);
        assertThat(told(ada)).extracting(Told::kind).containsExactly("webhook-disabled", "new-device");
        assertThat(mails()).hasSize(2);
    }

    @Test
    void tellsNothingToAnErasedAccountThatIsMentionedLater() {
        publish("/user/accounts/" + ada, 3, new UserEvent.AccountDeleted(ada, Instant.now()));
        awaitHandled();

        tell(NotificationKind.WEBHOOK_DISABLED, false);

        assertThat(told(ada)).isEmpty();
    }

    private void tell(NotificationKind kind, boolean rolledBack) {
        tell(UUID.randomUUID(), kind, rolledBack);
    }

    private void tell(UUID source, NotificationKind kind, boolean rolledBack) {
        transaction.executeWithoutResult(status -> {
            telling.tell(List.of(
                    new News(source, new RecipientId(ada), kind, Saying.of("security.password"), About.NOTHING)));
            if (rolledBack) {
                status.setRollbackOnly();
            }
        });
    }

    private void quiet(LocalTime from, LocalTime to) {
        var reply = ask(
                HttpMethod.PUT,
                "/notification-preferences",
                Map.of("quietHours", Map.of("from", from.toString(), "to", to.toString())));
        assertThat(reply.status()).isEqualTo(200);
    }

    private List<ChannelMessage> mails() {
        return FakeChannels.sent(ada, Channel.EMAIL);
    }

    private Row awaitRow(String state, int attempts) {
        await().pollInterval(SHORT)
                .untilAsserted(() -> assertThat(rows()).singleElement().satisfies(row -> {
                    assertThat(row.state()).isEqualTo(state);
                    assertThat(row.attempts()).isEqualTo(attempts);
                    // Not while somebody is at it.
                    assertThat(row.nextAttemptAt() == null
                                    || row.nextAttemptAt()
                                            .isBefore(clock.instant().plusSeconds(110))
                                    || row.nextAttemptAt()
                                            .isAfter(clock.instant().plusSeconds(130))
                                    || attempts == 0)
                            .isTrue();
                }));
        return rows().getFirst();
    }

    @SuppressWarnings("NullAway") // What a row does not have, a test does not look at.
    private List<Row> rows() {
        return jdbc.sql("""
                        select delivery.* from notification_delivery delivery
                        join notification on notification.id = notification_id
                        where recipient_id = ? and channel = 'email'
                        """)
                .param(ada)
                .query((row, _) -> {
                    var next = row.getObject("next_attempt_at", OffsetDateTime.class);
                    return new Row(
                            row.getString("state"),
                            row.getInt("attempts"),
                            next == null ? null : next.toInstant(),
                            row.getString("last_reason"));
                })
                .list();
    }

    private int pending() {
        return jdbc.sql("""
                        select count(*) from notification_delivery delivery
                        join notification on notification.id = notification_id
                        where recipient_id = ? and state = 'pending'
                        """).param(ada).query(Integer.class).single();
    }

    private double outcomes(String outcome) {
        return meters.counter("nexus.notifications.deliveries", "channel", "email", "outcome", outcome)
                .count();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody let it go on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
