package dev.nexus.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.test.TestEvents;
import dev.nexus.platform.testapp.MessagingApplication;
import dev.nexus.platform.testapp.MessagingTest;
import dev.nexus.platform.testapp.Operator;
import dev.nexus.platform.testapp.Samples;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Promise 8, second half: what was parked is seen, and replayed or dropped, by operators and nobody else. */
@MessagingTest
class ParkedEventTests {

    private static final String PARKED = "/api/v1/admin/playback/parked-events";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestEvents events;
    private final JdbcClient jdbc;
    private final Operator operator;

    @Autowired
    ParkedEventTests(TestEvents events, JdbcClient jdbc, @Value("${local.server.port}") int port) {
        this.events = events;
        this.jdbc = jdbc;
        this.operator = Operator.admin(port);
    }

    @Test
    void isForAdministratorsWhoSignedIn() {
        assertThat(operator.nobody().get(PARKED).status()).isEqualTo(401);
        assertThat(operator.somebody().get(PARKED).status()).isEqualTo(403);
        assertThat(operator.key().get(PARKED).status()).isEqualTo(403);
        assertThat(operator.somebody().post(PARKED + "/replay", null).status()).isEqualTo(403);
    }

    @Test
    void showsWhatWasParkedAndWhy() {
        UUID book = parked();

        JsonNode listed = find(book);
        JsonNode event =
                operator.get(PARKED + "/" + listed.get("id").asString()).json();

        assertThat(listed.get("subscriber").asString()).isEqualTo("titles");
        assertThat(listed.get("type").asString()).isEqualTo("catalog.book.published.v1");
        assertThat(listed.get("attempts").asInt()).isEqualTo(3);
        assertThat(listed.get("reason").asString()).endsWith("this title cannot be kept");
        assertThat(listed.has("body")).isFalse();
        assertThat(event.get("state").asString()).isEqualTo("parked");
        assertThat(event.get("body").asString()).contains(book.toString());
    }

    @Test
    void listsTheNewestFirstPageByPageAndByFilter() {
        UUID older = parked();
        UUID newer = parked();

        JsonNode first = operator.get(PARKED + "?limit=1&subscriber=titles&type=catalog.book.published.v1")
                .json();
        JsonNode second = operator.get(PARKED + "?limit=1&subscriber=titles&type=catalog.book.published.v1&cursor="
                        + first.get("next").asString())
                .json();

        assertThat(first.at("/items/0/id").asString()).isEqualTo(idOf(newer));
        assertThat(second.at("/items/0/id").asString()).isEqualTo(idOf(older));
        assertThat(operator.get(PARKED + "?subscriber=welcomes").json().get("items"))
                .noneMatch(event -> event.get("subscriber").asString().equals("titles"));
    }

    @Test
    void handlesAReplayedEventOnce() {
        UUID book = parked();
        String id = idOf(book);
        MessagingApplication.MENDED.add(book);

        assertThat(operator.post(PARKED + "/" + id + "/replay", null).status()).isEqualTo(202);

        Awaitility.await().atMost(PATIENCE).until(() -> titleOf(book).equals(MessagingApplication.POISON));
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> operator.get(PARKED + "/" + id).status() == 404);
        assertThat(operator.post(PARKED + "/" + id + "/replay", null)
                        .json()
                        .get("code")
                        .asString())
                .isEqualTo("parked-event-not-found");
        assertThat(handled(book)).isEqualTo(1);
    }

    @Test
    void parksAReplayedEventAgainThatFailsOnceMore() {
        UUID book = parked();
        String id = idOf(book);

        operator.post(PARKED + "/" + id + "/replay", null);

        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode event = operator.get(PARKED + "/" + id).json();
            assertThat(event.get("state").asString()).isEqualTo("parked");
            assertThat(event.get("attempts").asInt()).isEqualTo(4);
        });
    }

    @Test
    void replaysAllThatMatch() {
        var books = IntStream.range(0, 3).mapToObj(i -> parked()).toList();
        MessagingApplication.MENDED.addAll(books);

        int replayed = operator.post(PARKED + "/replay?subscriber=titles", null)
                .json()
                .get("replayed")
                .asInt();

        assertThat(replayed).isGreaterThanOrEqualTo(3);
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(books)
                .allMatch(book -> titleOf(book).equals(MessagingApplication.POISON)));
    }

    @Test
    void dropsAnEventForGood() {
        UUID book = parked();
        String id = idOf(book);

        assertThat(operator.delete(PARKED + "/" + id).status()).isEqualTo(204);

        assertThat(operator.get(PARKED + "/" + id).status()).isEqualTo(404);
        assertThat(operator.delete(PARKED + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void leavesWhatIsNoEventParkedUnderItsQueueHoweverOftenItIsReplayed() {
        String garbage = "no event" + " ".repeat(1 + new Random().nextInt(1000));
        events.publishRaw("catalog.book.published.v1", garbage);
        String id = Awaitility.await().atMost(PATIENCE).until(() -> idOfBody(garbage), found -> !found.isEmpty());

        operator.post(PARKED + "/" + id + "/replay", null);

        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode event = operator.get(PARKED + "/" + id).json();
            assertThat(event.get("state").asString()).isEqualTo("parked");
            assertThat(event.get("attempts").asInt()).isEqualTo(2);
            assertThat(event.get("subscriber").asString()).isEqualTo("playback.catalog-events");
        });
    }

    /** A book whose event was given up. */
    private UUID parked() {
        UUID book = UUID.randomUUID();
        events.publish("/catalog/books/" + book, 1, Samples.book(book, MessagingApplication.POISON));
        Awaitility.await().atMost(PATIENCE).until(() -> !idOf(book).isEmpty());
        return book;
    }

    private String idOf(UUID book) {
        return jdbc.sql("select id from waiting_event where parked_at is not null and body like ?")
                .param("%" + book + "%")
                .query(UUID.class)
                .optional()
                .map(UUID::toString)
                .orElse("");
    }

    private String idOfBody(String body) {
        return jdbc.sql("select id from waiting_event where body = ?")
                .param(body)
                .query(UUID.class)
                .optional()
                .map(UUID::toString)
                .orElse("");
    }

    private JsonNode find(UUID book) {
        String id = idOf(book);
        return operator.get(PARKED + "?limit=200")
                .json()
                .get("items")
                .valueStream()
                .filter(event -> event.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String titleOf(UUID book) {
        return jdbc.sql("select title from title where book_id = ?")
                .param(book)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private long handled(UUID book) {
        return jdbc.sql("select count(*) from projection_sequence where subscriber = 'titles' and source = ?")
                .param("/catalog/books/" + book)
                .query(Long.class)
                .single();
    }
}
