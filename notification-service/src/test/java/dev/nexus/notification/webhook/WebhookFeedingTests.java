package dev.nexus.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nexus.contracts.CatalogEvent;
import dev.nexus.contracts.PlaybackEvent;
import dev.nexus.contracts.UserEvent;
import dev.nexus.platform.event.CloudEventCodec;
import dev.nexus.platform.test.EventProbe;
import dev.nexus.platform.test.SchemaScan;
import dev.nexus.platform.test.TestTokens;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** From what happens in a library to a message for whoever wants to hear of it. */
class WebhookFeedingTests extends WebhookTest {

    @Autowired
    private WebhookFeeding feeding;

    @Autowired
    private CloudEventCodec codec;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private EventProbe probe;

    @Autowired
    private DataSource database;

    @Test
    void sendsTheEventAsItCame() {
        var webhook = makeWebhook();

        var event = publishABook();

        var message = awaitSent(1).getFirst();
        var delivery = awaitDelivery(webhook, DeliveryState.DELIVERED, 1);
        assertThat(message.body()).isEqualTo(event);
        assertThat(message.id()).isEqualTo(delivery.id().messageId());
        assertThat(delivery.event()).isEqualTo(id(event));
        assertThat(delivery.eventType()).isEqualTo("catalog.book.published.v1");
        assertThat(delivery.deliveredAt()).isNotNull();
    }

    @Test
    void tellsOfTheLibraryItself() {
        makeWebhook();

        handled(events.publish(
                "/user/libraries/" + library, 2, new UserEvent.LibraryRenamed(library, "Persuasion", NOON)));

        assertThat(awaitSent(1).getFirst().body()).contains("Persuasion");
    }

    @Test
    void tellsEachWhatItWants() {
        var other = receiver();
        var paused = receiver();
        makeWebhook(receiver, "catalog.book.removed.v1", "catalog.book.deleted.v1");
        makeWebhook(other, "catalog.book.published.v1");
        patch(makeWebhook(paused), Map.of("enabled", false));

        publishABook();
        removeABook();

        assertThat(awaitSent(1)).hasSize(1).allMatch(message -> message.body().contains("catalog.book.removed.v1"));
        await().untilAsserted(() -> assertThat(FakeReceivers.sentTo(other)).hasSize(1));
        assertThat(FakeReceivers.sentTo(paused)).isEmpty();
        assertThat(FakeReceivers.sentTo(other).getFirst().id())
                .isNotEqualTo(FakeReceivers.sentTo(receiver).getFirst().id());
    }

    @Test
    void tellsNothingOfOtherLibrariesOrOfPeople() {
        makeWebhook();
        var book = UUID.randomUUID();
        var elsewhere = new CatalogEvent.BookRemoved(book, UUID.randomUUID(), NOON);

        handled(events.publish("/catalog/books/" + book, 2, elsewhere));
        handled(events.publish(
                "/user/memberships/" + book,
                2,
                new UserEvent.MembershipRevoked(book, library, UUID.randomUUID(), NOON)));
        handled(events.publish(
                "/playback/listeners/%s/books/%s".formatted(ada, book),
                1,
                new PlaybackEvent.BookFinished(ada, book, library, UUID.randomUUID(), new BigDecimal("1.000"), NOON)));
        removeABook();

        assertThat(awaitSent(1)).hasSize(1);
        assertThat(count("webhook_delivery where webhook_id in (select id from webhook where library_id = :library)"))
                .isEqualTo(1);
    }

    @Test
    void tellsAnEventOnceHoweverOftenItComes() {
        var webhook = makeWebhook();
        var event = removeABook();
        awaitDelivery(webhook, DeliveryState.DELIVERED, 1);

        IntStream.range(0, 10).forEach(_ -> events.publishAgain(event));
        // The inbox forgets identifiers after a while; the delivery is still there.
        jdbc.sql("delete from inbox_event where event_id = :id")
                .param("id", id(event))
                .update();
        events.publishAgain(event);
        handled(event);
        removeABook();

        assertThat(awaitSent(2)).hasSize(2).extracting(message -> message.id()).doesNotHaveDuplicates();
    }

    @Test
    void makesOneDeliveryOfTenAtTheSameMoment() throws Exception {
        makeWebhook();
        var event = removeABook();
        jdbc.sql("delete from webhook_delivery where event_id = :id")
                .param("id", id(event))
                .update();
        var metadata = codec.metadata(codec.decode(event));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> once = () -> {
                transaction.executeWithoutResult(_ -> feeding.feed(metadata, event));
                return true;
            };
            for (var each :
                    threads.invokeAll(IntStream.range(0, 10).mapToObj(_ -> once).toList())) {
                assertThat(each.get()).isTrue();
            }
        }

        assertThat(count("webhook_delivery where webhook_id in (select id from webhook where library_id = :library)"))
                .isEqualTo(1);
    }

    @Test
    void isGoneWithItsLibrary() {
        var webhook = makeWebhook();
        FakeReceivers.answer(receiver, FakeReceivers.broken());
        removeABook();
        awaitDelivery(webhook, DeliveryState.PENDING, 1);

        handled(events.publish("/user/libraries/" + library, 3, new UserEvent.LibraryDeleted(library, NOON)));
        removeABook();

        assertThat(count("webhook where library_id = :library")).isZero();
        assertThat(jdbc.sql("select count(*) from webhook_delivery where webhook_id = :webhook")
                        .param("webhook", webhook)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(post("", Map.of("url", receiver.toString())).status()).isEqualTo(404);
    }

    @Test
    void staysWithTheLibraryWhenItsMakerIsForgotten() {
        var webhook = makeWebhook();
        assertThat(exported().path("webhooks").at("/0/url").asString()).isEqualTo(receiver.toString());

        events.publish("/user/accounts/" + ada, 2, new UserEvent.AccountDeleted(ada, NOON));
        probe.await(
                "notification.account.erased.v1",
                event -> event.at("/data/accountId").asString().equals(ada.toString()));
        removeABook();

        assertThat(awaitSent(1)).hasSize(1);
        assertThat(SchemaScan.tablesWith(database, ada)).containsExactly("erased_account");
        assertThat(jdbc.sql("select created_by is null from webhook where id = :id")
                        .param("id", webhook)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private JsonNode exported() {
        return RestClient.create("http://localhost:" + port)
                .get()
                .uri("/api/v1/me/data/notification")
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer(ada))
                .exchange((_, answer) -> JSON.readTree(answer.getBody().readAllBytes()));
    }

    private int count(String what) {
        return jdbc.sql("select count(*) from " + what)
                .param("library", library)
                .query(Integer.class)
                .single();
    }
}
