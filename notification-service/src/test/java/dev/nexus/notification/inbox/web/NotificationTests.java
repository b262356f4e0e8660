package dev.nexus.notification.inbox.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nexus.contracts.CatalogEvent;
import dev.nexus.contracts.PlaybackEvent;
import dev.nexus.contracts.UserEvent;
import dev.nexus.platform.test.EventProbe;
import dev.nexus.platform.test.FaultyLinks;
import dev.nexus.platform.test.SchemaScan;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.TestEvents;
import dev.nexus.platform.test.TestTokens;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From another service's event to a line in somebody's app. */
@ServiceTest
@TestPropertySource(
        properties = {"nexus.inbox.backoff=200ms,200ms,400ms,1s,2s,4s,8s", "nexus.inbox.retry-interval=100ms"})
class NotificationTests {

    private static final String PATH = "/api/v1/me/notifications";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final JsonMapper JSON = JsonMapper.shared();

    private record Reply(int status, JsonNode body) {}

    private final TestEvents events;
    private final EventProbe probe;
    private final DataSource database;
    private final FaultyLinks links;
    private final RestClient http;
    private final UUID ada = UUID.randomUUID();
    private final UUID book = UUID.randomUUID();

    NotificationTests(
            @Autowired TestEvents events,
            @Autowired EventProbe probe,
            @Autowired DataSource database,
            @Autowired FaultyLinks links,
            @LocalServerPort int port) {
        this.events = events;
        this.probe = probe;
        this.database = database;
        this.links = links;
        this.http = RestClient.create("http://localhost:" + port);
    }

    @AfterEach
    void everythingIsThereAgain() {
        links.broker().mend();
        links.database().mend();
    }

    @Test
    void tellsAListenerThatABookIsFinished() {
        publish(book, "The Time Machine");
        finish(1);

        var inbox = awaitItems(1);

        assertThat(inbox.path("unread").asInt()).isEqualTo(1);
        assertThat(inbox.path("next").isNull()).isTrue();
        var notification = inbox.path("items").path(0);
        assertThat(notification.path("kind").asString()).isEqualTo("book-finished");
        assertThat(notification.path("title").asString()).isEqualTo("You finished “The Time Machine”");
        assertThat(notification.path("text").asString()).contains("The Time Machine");
        assertThat(notification.path("bookId").asString()).isEqualTo(book.toString());
        assertThat(Instant.parse(notification.path("createdAt").asString())).isAfter(NOON);
        assertThat(notification.path("readAt").isNull()).isTrue();
    }

    @Test
    void tellsNothingOfWhatWasFinishedLongAgo() {
        publish(book, "The Time Machine");
        finish(book, 1, Instant.now().minus(Duration.ofDays(8)));
        finish(book, 2, Instant.now().minus(Duration.ofDays(6)));

        awaitItems(1);

        assertThat(items()).hasSize(1);
    }

    @Test
    void waitsForTheTitleOfTheBook() {
        finish(1);
        assertThat(items()).isEmpty();

        publish(book, "The Time Machine");

        assertThat(awaitItems(1).path("items").path(0).path("title").asString()).contains("The Time Machine");
    }

    @Test
    void tellsItOnceHoweverOftenTheEventComes() {
        publish(book, "The Time Machine");
        var event = finish(1);
        for (var i = 0; i < 10; i++) {
            events.publishAgain(event);
        }
        finish(2);

        awaitItems(2);

        assertThat(items()).hasSize(2);
    }

    @Test
    void showsTheNewestFirstPageByPage() {
        var titles = List.of("Emma", "Persuasion", "Sanditon");
        for (var i = 0; i < titles.size(); i++) {
            var other = UUID.randomUUID();
            publish(other, titles.get(i));
            finish(other, 1);
            awaitItems(i + 1);
        }

        var first = get("?limit=2").body();
        var second = get("?limit=2&cursor=" + first.path("next").asString()).body();

        assertThat(titlesOf(first)).containsExactly("You finished “Sanditon”", "You finished “Persuasion”");
        assertThat(titlesOf(second)).containsExactly("You finished “Emma”");
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(second.path("unread").asInt()).isEqualTo(3);
    }

    @Test
    void ticksOneOff() {
        publish(book, "The Time Machine");
        finish(1);
        finish(2);
        var id = awaitItems(2).path("items").path(1).path("id").asString();

        var reply = put("/" + id + "/read", TestTokens.bearer(ada));
        var readAt = get("").body().path("items").path(1).path("readAt").asString();
        put("/" + id + "/read", TestTokens.bearer(ada));

        assertThat(reply.status()).isEqualTo(204);
        assertThat(get("").body().path("unread").asInt()).isEqualTo(1);
        assertThat(get("").body().path("items").path(1).path("readAt").asString())
                .isEqualTo(readAt);
    }

    @Test
    void ticksAllOff() {
        publish(book, "The Time Machine");
        finish(1);
        finish(2);
        awaitItems(2);

        var reply = put("/read", TestTokens.bearer(ada));

        assertThat(reply.status()).isEqualTo(204);
        assertThat(get("").body().path("unread").asInt()).isZero();
        assertThat(items()).hasSize(2).noneMatch(item -> item.path("readAt").isNull());
    }

    @Test
    void hidesSomebodyElsesNotifications() {
        publish(book, "The Time Machine");
        finish(1);
        var id = awaitItems(1).path("items").path(0).path("id").asString();
        var eve = TestTokens.bearer(UUID.randomUUID(), "admin");

        var reply = put("/" + id + "/read", eve);
        put("/read", eve);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body().path("code").asString()).isEqualTo("not-found");
        assertThat(request(HttpMethod.GET, "", eve).body().path("items").isEmpty())
                .isTrue();
        assertThat(get("").body().path("unread").asInt()).isEqualTo(1);
    }

    @Test
    void losesNothingWhileTheBrokerIsAway() {
        publish(book, "The Time Machine");
        links.broker().cut();

        finish(1);
        assertThat(items()).isEmpty();
        links.broker().mend();

        awaitItems(1);
    }

    @Test
    void forgetsADeletedListenerAndMakesNothingOfWhatWaitsOrComesLater() {
        publish(book, "The Time Machine");
        finish(1);
        awaitItems(1);
        var untitled = UUID.randomUUID();
        finish(untitled, 1);
        await().untilAsserted(() ->
                assertThat(SchemaScan.tablesWith(database, ada)).contains("notification", "waiting_event"));
        assertThat(data().at("/notifications/0/title").asString()).contains("The Time Machine");

        events.publish("/user/accounts/" + ada, 2, new UserEvent.AccountDeleted(ada, NOON));
        var told = probe.await(
                "notification.account.erased.v1",
                event -> event.at("/data/accountId").asString().equals(ada.toString()));
        publish(untitled, "Emma");
        finish(2);

        assertThat(told.path("source").asString()).isEqualTo("/notification/accounts/" + ada);
        await().during(Duration.ofMillis(500)).untilAsserted(() -> assertThat(SchemaScan.tablesWith(database, ada))
                .containsExactly("erased_account"));
        assertThat(data().at("/notifications")).isEmpty();
        assertThat(probe.violations()).isEmpty();
    }

    @Test
    void losesNothingWhileTheDatabaseIsAway() {
        publish(book, "The Time Machine");
        links.database().cut();

        finish(1);
        var refused = get("");
        links.database().mend();

        assertThat(refused.status()).isEqualTo(503);
        await().ignoreExceptions().untilAsserted(() -> assertThat(items()).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=x", "?cursor=nonsense"})
    void refusesAnImpossiblePage(String query) {
        assertThat(get(query).status()).isEqualTo(400);
    }

    @Test
    void refusesWhatIsNoIdentifier() {
        assertThat(put("/first/read", TestTokens.bearer(ada)).status()).isEqualTo(400);
        assertThat(put("/" + UUID.randomUUID() + "/read", TestTokens.bearer(ada))
                        .status())
                .isEqualTo(404);
    }

    static Stream<String> badTokens() {
        var account = UUID.fromString("0199b6a0-0001-7000-8000-000000000001");
        return Stream.of(
                "",
                "Bearer nonsense",
                TestTokens.expired(account),
                TestTokens.forged(account),
                TestTokens.withAudience(account, "other"));
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void asksForAValidToken(String authorization) {
        assertThat(request(HttpMethod.GET, "", authorization).status()).isEqualTo(401);
        assertThat(put("/read", authorization).body().path("status").asInt()).isEqualTo(401);
    }

    private void publish(UUID published, String title) {
        events.publish(
                "/catalog/books/" + published,
                1,
                new CatalogEvent.BookPublished(
                        published,
                        UUID.randomUUID(),
                        title,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        "en",
                        new BigDecimal("3600.000"),
                        16,
                        null,
                        NOON));
    }

    private String finish(long sequence) {
        return finish(book, sequence);
    }

    private String finish(UUID finished, long sequence) {
        return finish(finished, sequence, Instant.now());
    }

    private String finish(UUID finished, long sequence, Instant at) {
        return events.publish(
                "/playback/listeners/%s/books/%s".formatted(ada, finished),
                sequence,
                new PlaybackEvent.BookFinished(
                        ada, finished, UUID.randomUUID(), UUID.randomUUID(), new BigDecimal("3600.000"), at));
    }

    private JsonNode data() {
        return http.get()
                .uri("/api/v1/me/data/notification")
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer(ada))
                .exchange((sent, answer) -> JSON.readTree(answer.getBody().readAllBytes()));
    }

    private JsonNode awaitItems(int count) {
        await().untilAsserted(() -> assertThat(items()).hasSize(count));
        return get("").body();
    }

    private List<JsonNode> items() {
        return get("").body().path("items").valueStream().toList();
    }

    private static List<String> titlesOf(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("title").asString())
                .toList();
    }

    private Reply get(String query) {
        return request(HttpMethod.GET, query, TestTokens.bearer(ada));
    }

    private Reply put(String path, String authorization) {
        return request(HttpMethod.PUT, path, authorization);
    }

    private Reply request(HttpMethod method, String path, String authorization) {
        var request = http.method(method).uri(PATH + path);
        if (!authorization.isEmpty()) {
            request.header(HttpHeaders.AUTHORIZATION, authorization);
        }
        return request.exchange((sent, answer) -> new Reply(
                answer.getStatusCode().value(), JSON.readTree(answer.getBody().readAllBytes())));
    }
}
