package dev.nexus.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nexus.contracts.CatalogEvent;
import dev.nexus.contracts.LibraryRole;
import dev.nexus.contracts.UserEvent;
import dev.nexus.notification.LeapingClock;
import dev.nexus.notification.LeapingTime;
import dev.nexus.notification.webhook.sending.WebhookMessage;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.TestEvents;
import dev.nexus.platform.test.TestTokens;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A library of Ada's, with a receiver that nobody else sends to. Only the sending itself is not real. */
@ServiceTest
@Import(LeapingTime.class)
@TestPropertySource(properties = {"nexus.webhooks.delivery.poll=20ms", "nexus.erasure.interval=100ms"})
abstract class WebhookTest {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final JsonMapper JSON = JsonMapper.shared();

    /** An answer of the API. */
    record Reply(int status, JsonNode body, HttpHeaders headers) {

        String code() {
            return body.path("code").asString();
        }

        UUID id() {
            return UUID.fromString(body.path("id").asString());
        }
    }

    final UUID ada = UUID.randomUUID();
    final UUID library = UUID.randomUUID();
    final URI receiver = receiver();

    @Autowired
    TestEvents events;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    @BeforeEach
    void adaOwnsTheLibrary() {
        grant(ada, LibraryRole.OWNER);
    }

    @AfterEach
    void theClockIsRightAgain() {
        ((LeapingClock) clock).back();
    }

    static URI receiver() {
        return URI.create("https://receiver.example/" + UUID.randomUUID());
    }

    void leap(Duration further) {
        ((LeapingClock) clock).leap(further);
    }

    void grant(UUID account, LibraryRole role) {
        var membership = UUID.randomUUID();
        handled(events.publish(
                "/user/memberships/" + membership,
                1,
                new UserEvent.MembershipGranted(membership, library, account, role, NOON)));
    }

    /** Something happens in the library. */
    String removeABook() {
        var book = UUID.randomUUID();
        return handled(events.publish("/catalog/books/" + book, 2, new CatalogEvent.BookRemoved(book, library, NOON)));
    }

    String publishABook() {
        var book = UUID.randomUUID();
        var length = new BigDecimal("3600.000");
        return handled(events.publish(
                "/catalog/books/" + book,
                1,
                new CatalogEvent.BookPublished(
                        book, library, "Emma", null, List.of(), List.of(), List.of(), "en", length, 16, null, NOON)));
    }

    /** Waits until an event has taken effect. */
    String handled(String event) {
        await().pollInterval(Duration.ofMillis(10))
                .until(() -> jdbc.sql("select count(*) from inbox_event where event_id = :id")
                                .param("id", id(event))
                                .query(Integer.class)
                                .single()
                        > 0);
        return event;
    }

    static UUID id(String event) {
        return UUID.fromString(JSON.readTree(event).path("id").asString());
    }

    UUID makeWebhook() {
        return makeWebhook(receiver);
    }

    UUID makeWebhook(URI url, String... types) {
        var made = post("", Map.of("url", url.toString(), "eventTypes", List.of(types)));
        assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
        return made.id();
    }

    List<WebhookMessage> awaitSent(int count) {
        await().pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> assertThat(FakeReceivers.sentTo(receiver)).hasSizeGreaterThanOrEqualTo(count));
        return FakeReceivers.sentTo(receiver);
    }

    /** What is kept of a delivery of a webhook, when nobody is trying any of them. */
    Delivery awaitDelivery(UUID webhook, DeliveryState state, int attempts) {
        var id = await().pollInterval(Duration.ofMillis(10))
                .until(() -> idle(webhook, state, attempts), found -> !found.isEmpty())
                .getFirst();
        return deliveries.find(new WebhookId(webhook), new DeliveryId(id)).orElseThrow();
    }

    @Autowired
    Deliveries deliveries;

    /** One statement, because what is not being tried may be in the next moment. */
    private List<UUID> idle(UUID webhook, DeliveryState state, int attempts) {
        return jdbc.sql("""
                        select id from webhook_delivery
                        where webhook_id = :webhook and state = :state and attempts = :attempts and not exists (
                            select from webhook_delivery where webhook_id = :webhook and leased_until is not null)
                        order by id desc
                        """)
                .param("webhook", webhook)
                .param("state", state.column())
                .param("attempts", attempts)
                .query(UUID.class)
                .list();
    }

    Reply get(String path) {
        return ask(ada, HttpMethod.GET, path, null);
    }

    Reply post(String path, @Nullable Object body) {
        return ask(ada, HttpMethod.POST, path, body);
    }

    Reply patch(UUID webhook, Object body, String... headers) {
        return ask(ada, HttpMethod.PATCH, "/" + webhook, body, headers);
    }

    Reply ask(UUID account, HttpMethod method, String path, @Nullable Object body, String... headers) {
        var request = RestClient.create("http://localhost:" + port)
                .method(method)
                .uri("/api/v1/libraries/%s/webhooks%s".formatted(library, path))
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer(account));
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return request.exchange((_, answer) -> {
            var bytes = answer.getBody().readAllBytes();
            return new Reply(
                    answer.getStatusCode().value(),
                    bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes),
                    answer.getHeaders());
        });
    }

    static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(one -> texts.add(one.asString()));
        return texts;
    }
}
