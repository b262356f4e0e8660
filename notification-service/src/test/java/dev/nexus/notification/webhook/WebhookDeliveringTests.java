package dev.nexus.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nexus.contracts.LibraryRole;
import dev.nexus.notification.Replica;
import dev.nexus.notification.webhook.sending.SendingResult;
import dev.nexus.platform.test.EventProbe;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.ConfigurableEnvironment;

/** What comes of messages that receivers take, and of those that they do not. */
class WebhookDeliveringTests extends WebhookTest {

    private static final Duration LITTLE = Duration.ofSeconds(1);

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private ConfigurableEnvironment environment;

    @Autowired
    private DeliveryPurging purging;

    @Autowired
    private FakeReceivers receivers;

    @Autowired
    private EventProbe probe;

    @Test
    void triesAgainEverMoreSeldomAndGivesUp() {
        var webhook = makeWebhook();
        var failedBefore = outcomes("failed");
        FakeReceivers.answer(receiver, FakeReceivers.broken());
        removeABook();

        for (var attempt = 1; attempt <= RetrySchedule.PAUSES.size(); attempt++) {
            var delivery = awaitDelivery(webhook, DeliveryState.PENDING, attempt);
            var pause = RetrySchedule.PAUSES.get(attempt - 1);
            var wait = Duration.between(clock.instant(), Objects.requireNonNull(delivery.nextAttemptAt()));
            assertThat(wait)
                    .isBetween(
                            pause.minus(LITTLE.multipliedBy(5)),
                            pause.multipliedBy(11).dividedBy(10));
            assertThat(FakeReceivers.sentTo(receiver)).hasSize(attempt);
            leap(wait.plus(LITTLE));
        }

        var last = awaitDelivery(webhook, DeliveryState.FAILED, RetrySchedule.PAUSES.size() + 1);
        assertThat(last.nextAttemptAt()).isNull();
        assertThat(last.lastTry()).isEqualTo(new Delivery.Try(500, "answered 500", FakeReceivers.A_MOMENT));
        assertThat(FakeReceivers.sentTo(receiver))
                .hasSize(8)
                .extracting(message -> message.id())
                .containsOnly(last.id().messageId());
        assertThat(outcomes("failed")).isGreaterThan(failedBefore);
    }

    @Test
    void takesItWhenTheReceiverIsThereAgain() {
        var webhook = makeWebhook();
        FakeReceivers.answer(receiver, new SendingResult.Failed(null, "no connection", null, FakeReceivers.A_MOMENT));
        removeABook();
        var failed = awaitDelivery(webhook, DeliveryState.PENDING, 1);
        assertThat(get("/" + webhook).body().path("failingSince").isNull()).isFalse();

        FakeReceivers.answer(receiver, FakeReceivers.taken());
        leap(Duration.ofSeconds(6));
        var taken = awaitDelivery(webhook, DeliveryState.DELIVERED, 2);

        assertThat(taken.id()).isEqualTo(failed.id());
        assertThat(Objects.requireNonNull(taken.lastTry()).reason()).isNull();
        assertThat(get("/" + webhook).body().path("failingSince").isNull()).isTrue();
    }

    @Test
    void waitsForAsLongAsTheReceiverAsks() {
        var webhook = makeWebhook();
        var anHour = Duration.ofHours(1);
        FakeReceivers.answer(receiver, new SendingResult.Failed(429, "answered 429", anHour, FakeReceivers.A_MOMENT));
        removeABook();

        var waiting = awaitDelivery(webhook, DeliveryState.PENDING, 1);

        assertThat(Duration.between(clock.instant(), waiting.nextAttemptAt()))
                .isBetween(anHour.minus(LITTLE.multipliedBy(10)), anHour);
    }

    @Test
    void waitsNoShorterThanItWouldAnyway() {
        var webhook = makeWebhook();
        var aSecond = Duration.ofSeconds(1);
        FakeReceivers.answer(receiver, new SendingResult.Failed(503, "answered 503", aSecond, FakeReceivers.A_MOMENT));
        var begun = clock.instant();
        removeABook();

        var waiting = awaitDelivery(webhook, DeliveryState.PENDING, 1);

        assertThat(waiting.nextAttemptAt()).isAfterOrEqualTo(begun.plusSeconds(5));
    }

    @Test
    void tellsNothingMoreToWhoWantsNothingMore() {
        var webhook = makeWebhook();
        FakeReceivers.answer(receiver, FakeReceivers.broken());
        removeABook();
        awaitDelivery(webhook, DeliveryState.PENDING, 1);
        FakeReceivers.answer(receiver, new SendingResult.Gone(FakeReceivers.A_MOMENT));
        removeABook();
        awaitSent(2);

        await().untilAsserted(() -> assertThat(
                        get("/" + webhook).body().path("disabledReason").asString())
                .isEqualTo("gone"));
        removeABook();

        assertThat(get("/" + webhook).body().path("enabled").asBoolean()).isFalse();
        assertThat(states(webhook)).containsExactly("cancelled", "cancelled");
        assertThat(FakeReceivers.sentTo(receiver)).hasSize(2);
        assertThat(post("/" + webhook + "/test", null).code()).isEqualTo("webhook-disabled");
    }

    @Test
    void tellsTheOwnersAndOthersThatItIsDisabled() {
        var webhook = makeWebhook();
        var curator = UUID.randomUUID();
        grant(curator, LibraryRole.CURATOR);
        FakeReceivers.answer(receiver, new SendingResult.Gone(FakeReceivers.A_MOMENT));

        removeABook();

        var told = probe.await(
                "notification.webhook.disabled.v1",
                event -> event.at("/data/webhookId").asString().equals(webhook.toString()));
        assertThat(told.at("/data/reason").asString()).isEqualTo("gone");
        assertThat(told.path("libraryid").asString()).isEqualTo(library.toString());
        assertThat(jdbc.sql("select recipient_id from notification where library_id = ? and kind = 'webhook-disabled'")
                        .param(library)
                        .query(UUID.class)
                        .list())
                .containsExactly(ada);
        assertThat(probe.violations()).isEmpty();
    }

    @Test
    void tellsNothingMoreToWhoTakesNothingForDays() {
        var webhook = makeWebhook();
        FakeReceivers.answer(receiver, FakeReceivers.broken());
        removeABook();
        awaitDelivery(webhook, DeliveryState.PENDING, 1);
        leap(DeliveryResults.PATIENCE.minus(Duration.ofMinutes(1)));
        awaitDelivery(webhook, DeliveryState.PENDING, 2);
        assertThat(isEnabled(webhook)).isTrue();

        leap(Duration.ofMinutes(10));
        awaitDelivery(webhook, DeliveryState.CANCELLED, 3);
        theClockIsRightAgain();

        assertThat(get("/" + webhook).body().path("disabledReason").asString()).isEqualTo("failing");
        var again = patch(webhook, Map.of("enabled", true)).body();
        assertThat(again.path("disabledReason").isNull()).isTrue();
        assertThat(again.path("failingSince").isNull()).isTrue();
    }

    @Test
    void cancelsWhatWaitsForOneThatIsDisabled() {
        var webhook = makeWebhook();
        FakeReceivers.answer(receiver, FakeReceivers.broken());
        removeABook();
        awaitDelivery(webhook, DeliveryState.PENDING, 1);

        var disabled = patch(webhook, Map.of("enabled", false)).body();
        leap(Duration.ofMinutes(1));
        removeABook();

        assertThat(disabled.path("disabledReason").isNull()).isTrue();
        theClockIsRightAgain();
        assertThat(states(webhook)).containsExactly("cancelled");
        assertThat(FakeReceivers.sentTo(receiver)).hasSize(1);
    }

    @Test
    void letsNobodyWaitForADeadReceiver() throws Exception {
        var dead = receiver();
        var end = new CountDownLatch(1);
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        FakeReceivers.answer(dead, _ -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            awaitEnd(end);
            atOnce.decrementAndGet();
            return FakeReceivers.taken();
        });
        makeWebhook(dead);
        IntStream.range(0, 30).forEach(_ -> removeABook());
        makeWebhook();

        removeABook();
        var quick = awaitSent(1);
        end.countDown();
        await().untilAsserted(() -> assertThat(FakeReceivers.sentTo(dead)).hasSize(31));

        assertThat(quick).hasSize(1);
        assertThat(most).hasValue(2);
    }

    @Test
    void sharesTheWorkAndSendsEachMessageOnce() {
        var urls = Stream.generate(WebhookTest::receiver).limit(10).toList();
        urls.forEach(url -> FakeReceivers.answer(url, _ -> slowly()));
        urls.forEach(url -> makeWebhook(url));
        var here = receivers.sentHere();
        try (var replica = Replica.of(environment)) {
            IntStream.range(0, 20).forEach(_ -> removeABook());
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(urls)
                    .allMatch(url -> FakeReceivers.sentTo(url).size() >= 20));

            assertThat(replica.context().getBean(FakeReceivers.class).sentHere())
                    .isPositive();
        }

        assertThat(receivers.sentHere()).isGreaterThan(here);
        assertThat(urls.stream().flatMap(url -> FakeReceivers.sentTo(url).stream()))
                .hasSize(200)
                .extracting(message -> message.id())
                .doesNotHaveDuplicates();
    }

    @Test
    void replaysWithTheSameId() {
        var webhook = makeWebhook();
        var event = removeABook();
        var first = awaitDelivery(webhook, DeliveryState.DELIVERED, 1);

        var asked = post("/%s/deliveries/%s/replay".formatted(webhook, first.id()), null);
        var messages = awaitSent(2);
        var second = awaitDelivery(webhook, DeliveryState.DELIVERED, 1);

        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.body().path("state").asString()).isEqualTo("pending");
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(messages)
                .extracting(message -> message.id())
                .containsOnly(first.id().messageId());
        assertThat(messages).extracting(message -> message.body()).containsOnly(event);
    }

    @Test
    void givesWhatFailedAllOfItsTriesAgain() {
        var webhook = makeWebhook();
        FakeReceivers.answer(receiver, FakeReceivers.broken());
        removeABook();
        var failed = awaitDelivery(webhook, DeliveryState.PENDING, 1);
        jdbc.sql("update webhook_delivery set state = 'failed', next_attempt_at = null, attempts = 8 where id = :id")
                .param("id", failed.id().value())
                .update();

        post("/%s/deliveries/%s/replay".formatted(webhook, failed.id()), null);

        assertThat(awaitDelivery(webhook, DeliveryState.PENDING, 1).id()).isEqualTo(failed.id());
        assertThat(FakeReceivers.sentTo(receiver)).hasSize(2);
        assertThat(post("/%s/deliveries/%s/replay".formatted(webhook, UUID.randomUUID()), null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void sendsATrial() {
        var webhook = makeWebhook(receiver, "catalog.book.removed.v1");

        var asked = post("/" + webhook + "/test", null);
        var message = awaitSent(1).getFirst();

        var body = JSON.readTree(message.body());
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.body().path("eventId").asString()).isEqualTo(asked.id().toString());
        assertThat(message.id()).isEqualTo("msg_" + asked.id());
        assertThat(body.path("type").asString()).isEqualTo("nexus.webhook.test.v1");
        assertThat(body.path("specversion").asString()).isEqualTo("1.0");
        assertThat(body.at("/data/libraryId").asString()).isEqualTo(library.toString());
    }

    @Test
    void triesAgainWhatSomebodyDiedOver() {
        var webhook = makeWebhook();
        removeABook();
        var delivery = awaitDelivery(webhook, DeliveryState.DELIVERED, 1);
        var until = Instant.now().plusSeconds(60);
        jdbc.sql("""
                        update webhook_delivery set state = 'pending', delivered_at = null,
                            next_attempt_at = :until::timestamptz, leased_until = :until::timestamptz
                        where id = :id
                        """)
                .param("until", until.toString())
                .param("id", delivery.id().value())
                .update();

        leap(Duration.ofSeconds(61));

        awaitDelivery(webhook, DeliveryState.DELIVERED, 2);
    }

    @Test
    void forgetsDeliveriesAfterAMonth() {
        var webhook = makeWebhook();
        removeABook();
        awaitDelivery(webhook, DeliveryState.DELIVERED, 1);
        jdbc.sql("update webhook_delivery set created_at = created_at - interval '31 days' where webhook_id = :webhook")
                .param("webhook", webhook)
                .update();
        removeABook();
        awaitSent(2);

        purging.forgetOld();

        assertThat(states(webhook)).hasSize(1);
    }

    private static SendingResult slowly() {
        awaitEnd(new CountDownLatch(1), Duration.ofMillis(100));
        return FakeReceivers.taken();
    }

    private static void awaitEnd(CountDownLatch end) {
        awaitEnd(end, Duration.ofSeconds(30));
    }

    @SuppressWarnings("CheckReturnValue")
    private static void awaitEnd(CountDownLatch end, Duration atMost) {
        try {
            end.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isEnabled(UUID webhook) {
        return jdbc.sql("select enabled from webhook where id = :id")
                .param("id", webhook)
                .query(Boolean.class)
                .single();
    }

    private List<String> states(UUID webhook) {
        return get("/" + webhook + "/deliveries")
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.path("state").asString())
                .toList();
    }

    private double outcomes(String outcome) {
        return meters.counter("nexus.webhooks.deliveries", "outcome", outcome).count();
    }
}
