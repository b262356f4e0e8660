package dev.nexus.playback.bookmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.TestEvents;
import dev.nexus.playback.Listener;
import dev.nexus.playback.Listener.Reply;
import dev.nexus.playback.Shelf;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Moments and clips in a book of an hour. */
@ServiceTest
class BookmarkTests {

    private final JdbcClient jdbc;
    private final Shelf shelf;
    private final Listener ada;
    private final Listener grace;

    BookmarkTests(@Autowired TestEvents events, @Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.shelf = Shelf.known(events, jdbc);
        this.ada = Listener.on(port);
        this.grace = Listener.on(port);
    }

    @BeforeEach
    void bothMayListen() {
        shelf.letIn(ada.account());
        shelf.letIn(grace.account());
    }

    @Test
    void marksAMomentAndAClip() {
        var moment = make("{\"position\": 61.5, \"title\": \" The sphinx \", \"note\": \"White\\nmarble\"}");
        var clip = make("{\"position\": 30, \"end\": 45.25}");

        assertThat(moment.status()).isEqualTo(201);
        assertThat(moment.headers().getLocation()).hasToString(path() + "/" + id(moment));
        assertThat(moment.body().path("position").asDouble()).isEqualTo(61.5);
        assertThat(moment.body().path("end").isNull()).isTrue();
        assertThat(moment.body().path("title").asString()).isEqualTo("The sphinx");
        assertThat(moment.body().path("note").asString()).isEqualTo("White\nmarble");
        assertThat(clip.body().path("end").asDouble()).isEqualTo(45.25);
        assertThat(ids(ada.get(path()))).containsExactly(id(clip), id(moment));
        assertThat(grace.get(path()).body().path("items")).isEmpty();
    }

    @Test
    void makesOneForOneIdempotencyKey() {
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());

        var first = ada.exchange(HttpMethod.POST, path(), "{\"position\": 10}", key);
        var second = ada.exchange(HttpMethod.POST, path(), "{\"position\": 10}", key);
        var other = ada.exchange(HttpMethod.POST, path(), "{\"position\": 11}", key);

        assertThat(id(second)).isEqualTo(id(first));
        assertThat(other.body().path("code").asString()).isEqualTo("idempotency-key-reused");
        assertThat(ids(ada.get(path()))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{};422;validation-failed",
                "{\"position\": null};422;validation-failed",
                "{\"position\": -1};422;validation-failed",
                "{\"position\": -0.0001};422;validation-failed",
                "{\"position\": 3637};422;validation-failed",
                "{\"position\": 3600, \"end\": 3637};422;validation-failed",
                "{\"position\": 10, \"end\": 10};422;validation-failed",
                "{\"position\": 10, \"end\": 10.0001};422;validation-failed",
                "{\"position\": 1e999};400;wrong-type",
                "{\"position\": \"10\"};400;wrong-type",
                "{\"position\": 10, \"title\": \"two\\nlines\"};422;validation-failed",
                "{\"position\": 10, \"note\": \"\\u0000\"};422;validation-failed",
                "{\"position\": 10, \"colour\": \"red\"};400;unknown-field",
            })
    void refusesWhatIsImpossible(String body, int status, String code) {
        var reply = make(body);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body().path("code").asString()).isEqualTo(code);
        assertThat(ids(ada.get(path()))).isEmpty();
    }

    @Test
    void forgivesAsMuchBeyondTheEndAsReportsDo() {
        assertThat(make("{\"position\": 3600, \"end\": 3636}").status()).isEqualTo(201);
    }

    @Test
    void refusesTextsThatAreTooLong() {
        var title = make("{\"position\": 1, \"title\": \"%s\"}".formatted("x".repeat(201)));
        var note = make("{\"position\": 1, \"note\": \"%s\"}".formatted("x".repeat(5_001)));

        assertThat(title.body().at("/errors/0/pointer").asString()).isEqualTo("#/title");
        assertThat(note.body().at("/errors/0/pointer").asString()).isEqualTo("#/note");
    }

    @Test
    void changesWhatIsSaidAndNothingElse() {
        var made = make("{\"position\": 30, \"end\": 45, \"title\": \"Weena\", \"note\": \"a flower\"}");

        var reply = change(made, "{\"title\": \"Weena's flower\", \"end\": null}", Map.of());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("title").asString()).isEqualTo("Weena's flower");
        assertThat(reply.body().path("end").isNull()).isTrue();
        assertThat(reply.body().path("note").asString()).isEqualTo("a flower");
        assertThat(reply.body().path("position").asDouble()).isEqualTo(30);
        assertThat(reply.body().path("version").asInt()).isEqualTo(2);
    }

    @Test
    void changesNothingThatSomebodyElseHasChangedMeanwhile() {
        var made = make("{\"position\": 30}");
        var etag = Map.of("If-Match", String.valueOf(made.headers().getETag()));
        change(made, "{\"title\": \"the kitchen's\"}", etag);

        var reply = change(made, "{\"title\": \"the phone's\"}", etag);
        var removed = ada.exchange(HttpMethod.DELETE, path() + "/" + id(made), "", etag);

        assertThat(reply.status()).isEqualTo(412);
        assertThat(removed.status()).isEqualTo(412);
        assertThat(ada.get(path() + "/" + id(made)).body().path("title").asString())
                .isEqualTo("the kitchen's");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"position\": null};#/position",
                "{\"position\": 50};#/position",
                "{\"position\": 4000};#/position",
                "{\"end\": 20};#/end",
                "{\"end\": 4000};#/end",
                "{\"position\": 50, \"end\": 40};#/end",
                "{\"title\": \"two\\nlines\"};#/title",
                "{\"note\": \"\\ud83d\"};#/note",
            })
    void makesNothingImpossibleOfAClip(String change, String pointer) {
        var made = make("{\"position\": 30, \"end\": 45}");

        var reply = change(made, change, Map.of());

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void staysTheSameVersionWhenNothingChanges() {
        var made = make("{\"position\": 30, \"title\": \"Weena\"}");

        assertThat(change(made, "{\"title\": \"Weena\"}", Map.of()).body()).isEqualTo(made.body());
        assertThat(change(made, "{}", Map.of()).body()).isEqualTo(made.body());
    }

    @Test
    void changesTheTextsOfWhatABookHasBecomeTooShortFor() {
        var made = make("{\"position\": 3000, \"end\": 3600}");
        jdbc.sql("update book set length_ms = 60000, revision = revision + 1 where id = ?")
                .param(shelf.book())
                .update();

        assertThat(change(made, "{\"title\": \"Weena\"}", Map.of()).status()).isEqualTo(200);
        assertThat(change(made, "{\"position\": 2999}", Map.of()).status()).isEqualTo(422);
    }

    @Test
    void takesAway() {
        var made = make("{\"position\": 30}");

        var removed = ada.exchange(HttpMethod.DELETE, path() + "/" + id(made), "", Map.of());

        assertThat(removed.status()).isEqualTo(204);
        assertThat(ada.get(path() + "/" + id(made)).status()).isEqualTo(404);
    }

    @Test
    void keepsEverybodysFromEverybodyElse() {
        var made = make("{\"position\": 30}");
        var path = path() + "/" + id(made);

        assertThat(grace.get(path).status()).isEqualTo(404);
        assertThat(grace.exchange(HttpMethod.PATCH, path, "{\"title\": \"mine\"}", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(grace.exchange(HttpMethod.DELETE, path, "", Map.of()).status())
                .isEqualTo(404);
    }

    @Test
    void shutsAtOnceForWhoLeavesTheLibraryAndOpensAgainWithThem() {
        var made = make("{\"position\": 30}");
        var path = path() + "/" + id(made);

        shelf.letGo(ada.account());

        assertThat(make("{\"position\": 40}").status()).isEqualTo(404);
        assertThat(change(made, "{\"title\": \"mine\"}", Map.of()).status()).isEqualTo(404);
        assertThat(ada.exchange(HttpMethod.DELETE, path, "", Map.of()).status()).isEqualTo(404);
        assertThat(ada.get(path).status()).isEqualTo(404);
        assertThat(ada.get(path()).status()).isEqualTo(404);
        assertThat(ids(ada.get("/api/v1/me/bookmarks"))).isEmpty();
        shelf.letInAgain(ada.account());
        assertThat(ada.get(path).status()).isEqualTo(200);
    }

    @Test
    void pagesThroughABookInItsOrder() {
        var third = make("{\"position\": 30}");
        var first = make("{\"position\": 10}");
        var second = make("{\"position\": 20}");

        var page = ada.get(path() + "?limit=2");
        var rest =
                ada.get(path() + "?limit=2&cursor=" + page.body().path("next").asString());

        assertThat(ids(page)).containsExactly(id(first), id(second));
        assertThat(ids(rest)).containsExactly(id(third));
        assertThat(rest.body().path("next").isNull()).isTrue();
    }

    @Test
    void listsThoseOfAllBooksTheNewestFirst() {
        var another = UUID.randomUUID();
        shelf.publishAnother(another);
        var older = make("{\"position\": 30}");
        var newer = ada.exchange(HttpMethod.POST, path(another), "{\"position\": 10}", Map.of());

        var page = ada.get("/api/v1/me/bookmarks?limit=1");
        var rest = ada.get("/api/v1/me/bookmarks?limit=1&cursor="
                + page.body().path("next").asString());

        assertThat(ids(page)).containsExactly(id(newer));
        assertThat(ids(rest)).containsExactly(id(older));
    }

    @Test
    void refusesMoreThanAThousandInABook() {
        fill(1_000);

        var reply = make("{\"position\": 30}");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.body().path("code").asString()).isEqualTo("too-many-bookmarks");
    }

    @Test
    void letsOneOfManyMakeTheThousandth() throws Exception {
        fill(999);
        Callable<Reply> device = () -> make("{\"position\": 30}");

        try (var devices = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(devices.invokeAll(Collections.nCopies(4, device)))
                    .extracting(Future::resultNow)
                    .extracting(Reply::status)
                    .containsExactlyInAnyOrder(201, 409, 409, 409);
        }
    }

    private void fill(int bookmarks) {
        jdbc.sql("""
                        insert into bookmark (listener_id, book_id, id, position_ms, created_at, changed_at, version)
                        select ?, ?, gen_random_uuid(), position, now(), now(), 1 from generate_series(1, ?) as position
                        """).params(ada.account(), shelf.book(), bookmarks).update();
    }

    private Reply make(String body) {
        return ada.exchange(HttpMethod.POST, path(), body, Map.of());
    }

    private Reply change(Reply made, String body, Map<String, String> headers) {
        return ada.exchange(HttpMethod.PATCH, path() + "/" + id(made), body, headers);
    }

    private String path() {
        return path(shelf.book());
    }

    private static String path(UUID book) {
        return "/api/v1/me/books/%s/bookmarks".formatted(book);
    }

    private static String id(Reply reply) {
        return reply.body().path("id").asString();
    }

    private static List<String> ids(Reply reply) {
        return reply.body()
                .path("items")
                .valueStream()
                .map((JsonNode item) -> item.path("id").asString())
                .toList();
    }
}
