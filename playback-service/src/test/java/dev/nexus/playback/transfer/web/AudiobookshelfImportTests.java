package dev.nexus.playback.transfer.web;

import static dev.nexus.playback.Listener.report;
import static dev.nexus.playback.Listener.seek;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.TestEvents;
import dev.nexus.playback.Listener;
import dev.nexus.playback.Listener.Reply;
import dev.nexus.playback.Shelf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Somebody moves from Audiobookshelf, with a book of an hour, The Time Machine by H. G. Wells. */
@ServiceTest
class AudiobookshelfImportTests {

    private final Shelf shelf;
    private final Listener ada;
    private final Instant now;
    private final Instant yesterday;
    private final ShelfBackup backup;

    AudiobookshelfImportTests(
            @Autowired TestEvents events,
            @Autowired JdbcClient jdbc,
            @Autowired Clock clock,
            @LocalServerPort int port,
            @TempDir Path folder)
            throws SQLException {
        this.now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        this.yesterday = now.minus(Duration.ofDays(1));
        this.shelf = Shelf.known(events, jdbc);
        this.ada = Listener.on(port);
        this.backup = new ShelfBackup(folder);
    }

    @BeforeEach
    void adaIsAMember() {
        shelf.letIn(ada.account());
    }

    @AfterEach
    void close() throws SQLException {
        backup.close();
    }

    @Test
    void takesOverPlacesBookmarksAndListening() throws Exception {
        var book = backup.book("Time Machine, The (Unabridged)", "Wells, H.G.", 3_598.2);
        var person = backup.person("ada", """
                        [{"libraryItemId": "%s", "time": 61.5, "title": "the\\nsphinx", "createdAt": %d}]
                        """.formatted(ShelfBackup.item(book), yesterday.toEpochMilli()));
        backup.progress(person, book, 1_234.5678, yesterday, null);
        backup.session(person, book, yesterday.minusSeconds(3_600), yesterday, 600);

        var reply = Uploads.send(ada, backup.archive());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("source").asString()).isEqualTo("Audiobookshelf");
        assertThat(reply.body().path("person").asString()).isEqualTo("ada");
        assertThat(reply.body().path("imported").asInt()).isEqualTo(1);
        assertThat(only(reply).path("bookId").asString()).isEqualTo(shelf.book().toString());
        assertThat(only(reply).path("moved").asBoolean()).isTrue();
        var place = ada.progress(shelf.book()).body();
        assertThat(place.path("position").asDouble()).isEqualTo(1_234.568);
        assertThat(place.at("/decidedBy/deviceId").asString()).isEqualTo("Audiobookshelf");
        assertThat(Instant.parse(place.at("/decidedBy/at").asString())).isEqualTo(yesterday);
        var marks =
                ada.get("/api/v1/me/books/%s/bookmarks".formatted(shelf.book())).body();
        assertThat(marks.at("/items/0/title").asString()).isEqualTo("the sphinx");
        assertThat(marks.at("/items/0/position").asDouble()).isEqualTo(61.5);
        assertThat(Instant.parse(marks.at("/items/0/createdAt").asString())).isEqualTo(yesterday);
        var session = ada.get("/api/v1/me/sessions/listening").body().at("/items/0");
        assertThat(Instant.parse(session.path("startedAt").asString())).isEqualTo(yesterday.minusSeconds(3_600));
        assertThat(session.path("seconds").asDouble()).isEqualTo(600);
    }

    @Test
    void changesNothingWhenItIsDoneAgain() throws Exception {
        var book = timeMachine();
        var person = backup.person("ada", """
                        [{"libraryItemId": "%s", "time": 61.5, "title": "", "createdAt": 1}]
                        """.formatted(ShelfBackup.item(book)));
        backup.progress(person, book, 1_234, yesterday, null);
        backup.session(person, book, yesterday.minusSeconds(3_600), yesterday, 600);
        Uploads.send(ada, backup.archive());
        var before = everything();

        var again = Uploads.send(ada, backup.archive());

        assertThat(only(again).path("outcome").asString()).isEqualTo("known");
        assertThat(only(again).path("moved").asBoolean()).isTrue();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void leavesWhatWasDoneHereLater() throws Exception {
        var person = backup.person("ada", "[]");
        backup.progress(person, timeMachine(), 1_234, yesterday, null);
        ada.send("phone", now, seek(shelf.book(), 50, yesterday.plusSeconds(1)));

        var reply = Uploads.send(ada, backup.archive());

        assertThat(only(reply).path("outcome").asString()).isEqualTo("imported");
        assertThat(only(reply).path("moved").asBoolean()).isFalse();
        assertThat(ada.progress(shelf.book()).body().path("position").asInt()).isEqualTo(50);
        assertThat(ada.history(shelf.book(), "").body().path("items")).hasSize(2);
    }

    @Test
    void countsWhatWasFinishedThere() throws Exception {
        var person = backup.person("ada", "[]");
        backup.progress(person, timeMachine(), 3_599, now, yesterday);

        Uploads.send(ada, backup.archive());

        assertThat(ada.progress(shelf.book()).body().path("finished").asBoolean())
                .isTrue();
        assertThat(ada.get("/api/v1/me/continue-listening").body().path("items"))
                .isEmpty();
        assertThat(ada.get("/api/v1/me/statistics").body().path("finished").asInt())
                .isEqualTo(1);
    }

    @Test
    void hidesWhatWasHiddenThereUntilItIsHeardHere() throws Exception {
        var person = backup.person("ada", "[]");
        backup.progress("book", person, timeMachine(), 1_234, yesterday, null, true);

        Uploads.send(ada, backup.archive());

        assertThat(ada.get("/api/v1/me/continue-listening").body().path("items"))
                .isEmpty();
        ada.hide(shelf.book(), false, Map.of());
        Uploads.send(ada, backup.archive());
        assertThat(ada.get("/api/v1/me/continue-listening").body().path("items"))
                .hasSize(1);
    }

    @Test
    void takesNoPositionOfAnotherRecording() throws Exception {
        var person = backup.person("ada", "[]");
        backup.progress(person, backup.book("The Time Machine", "H. G. Wells", 7_200), 1_234, yesterday, null);

        var reply = Uploads.send(ada, backup.archive());

        assertThat(only(reply).path("outcome").asString()).isEqualTo("another-recording");
        assertThat(ada.progress(shelf.book()).status()).isEqualTo(404);
    }

    @Test
    void saysWhatIsNotHere() throws Exception {
        var person = backup.person("ada", "[]");
        backup.progress(person, backup.book("The Time Machine", "Somebody Else", 3_600), 1_234, yesterday, null);
        backup.progress(person, backup.book("Another Machine", "H. G. Wells", 3_600), 1_234, yesterday, null);
        backup.progress("podcastEpisode", person, timeMachine(), 10, yesterday, null, false);

        var reply = Uploads.send(ada, backup.archive());

        assertThat(reply.body().path("missing").asInt()).isEqualTo(2);
        assertThat(reply.body().path("books").valueStream().map(book -> book.path("outcome")
                        .asString()))
                .containsExactly("not-here", "not-here");
    }

    @Test
    void takesNothingOfABookThatIsNotOpen() throws Exception {
        shelf.letGo(ada.account());
        var person = backup.person("ada", "[]");
        backup.progress(person, timeMachine(), 1_234, yesterday, null);

        assertThat(only(Uploads.send(ada, backup.archive())).path("outcome").asString())
                .isEqualTo("not-here");

        shelf.letInAgain(ada.account());
        assertThat(ada.progress(shelf.book()).status()).isEqualTo(404);
    }

    @Test
    void asksWhoseItIs() throws Exception {
        var book = timeMachine();
        backup.progress(backup.person("ada", "[]"), book, 1_234, yesterday, null);
        backup.progress(backup.person("grace", "[]"), book, 99, yesterday, null);
        backup.person("never listened", "[]");

        var unsaid = Uploads.send(ada, backup.archive());
        var stranger = Uploads.send(ada, "edsger", List.of(backup.archive()));
        var said = Uploads.send(ada, "Grace", List.of(backup.archive()));

        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(unsaid.body().path("code").asString()).isEqualTo("choose-a-person");
        assertThat(unsaid.body().path("people").valueStream().map(JsonNode::asString))
                .containsExactly("ada", "grace");
        assertThat(stranger.body().path("code").asString()).isEqualTo("choose-a-person");
        assertThat(said.status()).isEqualTo(200);
        assertThat(ada.progress(shelf.book()).body().path("position").asInt()).isEqualTo(99);
    }

    @Test
    void readsTheDatabaseByItself() throws Exception {
        backup.progress(backup.person("ada", "[]"), timeMachine(), 1_234, yesterday, null);

        assertThat(only(Uploads.send(ada, backup.database())).path("outcome").asString())
                .isEqualTo("imported");
    }

    @Test
    void readsTheAnswersOfTheApiTogether() {
        var me = """
                {"user": {"id": "u", "username": "ada", "mediaProgress": [
                    {"id": "p", "libraryItemId": "li_1", "episodeId": null, "duration": 3600, "progress": 0.3, "currentTime": 1080.25,
                     "isFinished": false, "hideFromContinueListening": false, "lastUpdate": %d, "startedAt": 1, "finishedAt": null},
                    {"id": "q", "libraryItemId": "li_2", "currentTime": 5, "lastUpdate": %d},
                    {"id": "r", "libraryItemId": "li_3", "episodeId": "ep_1", "currentTime": 5, "lastUpdate": 1}],
                    "bookmarks": [{"libraryItemId": "li_1", "time": 30, "title": "Weena", "createdAt": 1500000000000}]}}
                """.formatted(yesterday.toEpochMilli(), yesterday.toEpochMilli());
        var items = """
                {"results": [{"id": "li_1", "media": {"metadata": {"title": "The Time Machine", "authorName": "H. G. Wells"},
                    "duration": 3600.1}}], "total": 1}
                """;

        var reply = Uploads.send(ada, null, List.of(bytes(me), bytes(items)));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("imported").asInt()).isEqualTo(1);
        assertThat(reply.body().path("missing").asInt()).isEqualTo(1);
        assertThat(reply.body().at("/books/1/problem").asString()).contains("do not tell what it is called");
        assertThat(ada.progress(shelf.book()).body().path("position").asDouble())
                .isEqualTo(1_080.25);
    }

    @Test
    void readsSessionsWhichTellTheirBooksThemselves() {
        var sessions = """
                {"total": 1, "sessions": [{"id": "s", "libraryItemId": "li_1", "displayTitle": "The Time Machine",
                    "displayAuthor": "H. G. Wells", "duration": 3600, "timeListening": 90, "startedAt": %d, "updatedAt": %d}]}
                """.formatted(
                        yesterday.toEpochMilli(), yesterday.plusSeconds(100).toEpochMilli());

        Uploads.send(ada, bytes(sessions));

        assertThat(ada.get("/api/v1/me/sessions/listening")
                        .body()
                        .at("/items/0/seconds")
                        .asInt())
                .isEqualTo(90);
    }

    @Test
    void refusesWhatIsNone() throws IOException {
        for (var none : List.of("", "{", "[]", "{}", "PK\3\4 and nothing more", "SQLite format 3\0 and nothing more")) {
            var reply = Uploads.send(ada, bytes(none));

            assertThat(reply.status()).as(none).isEqualTo(422);
            assertThat(reply.body().path("code").asString()).isEqualTo("unreadable-import");
        }
        assertThat(Uploads.send(ada, null, List.of()).body().path("code").asString())
                .isEqualTo("missing-parameter");
    }

    @Test
    void refusesAnArchiveThatIsCutOff() throws Exception {
        backup.progress(backup.person("ada", "[]"), timeMachine(), 1_234, yesterday, null);
        var whole = backup.archive();

        for (var length : List.of(40, 200, whole.length / 2)) {
            var reply = Uploads.send(ada, Arrays.copyOf(whole, length));

            assertThat(reply.body().path("code").asString())
                    .as("%d bytes", length)
                    .isEqualTo("unreadable-import");
        }
    }

    @Test
    void takesNoViewForATable() throws Exception {
        backup.progress(backup.person("ada", "[]"), timeMachine(), 1_234, yesterday, null);
        backup.run("drop table playbackSessions");
        backup.run("""
                create view playbackSessions as
                with recursive endless (n) as (select 1 union all select n + 1 from endless) select n as mediaItemId from endless
                """);

        assertThat(Uploads.send(ada, backup.database()).body().path("code").asString())
                .isEqualTo("unreadable-import");
    }

    /** Whatever a damaged file is taken for, it is an answer, and nothing impossible is kept. */
    @Test
    void survivesEveryDamage() throws Exception {
        var book = timeMachine();
        var person = backup.person("ada", """
                        [{"libraryItemId": "%s", "time": 61.5, "title": "a", "createdAt": 1}]
                        """.formatted(ShelfBackup.item(book)));
        backup.progress(person, book, 1_234, yesterday, yesterday);
        backup.session(person, book, yesterday.minusSeconds(3_600), yesterday, 600);
        var whole = backup.database();
        var random = new Random(42);
        for (var round = 0; round < 150; round++) {
            var damaged = whole.clone();
            for (var hit = 0; hit < 1 + random.nextInt(40); hit++) {
                damaged[16 + random.nextInt(damaged.length - 16)] = (byte) random.nextInt();
            }
            var cut = round % 5 == 0 ? random.nextInt(damaged.length) : damaged.length;

            var reply = Uploads.send(ada, Arrays.copyOf(damaged, cut));

            assertThat(reply.status()).as("round %d: %s", round, reply.body()).isIn(200, 422);
        }
        assertThat(ada.send("phone", now, report(shelf.book(), "finish", now)).outcomes())
                .containsExactly("applied");
    }

    private String timeMachine() throws SQLException {
        return backup.book("The Time Machine", "H. G. Wells", 3_600);
    }

    private List<JsonNode> everything() {
        var id = shelf.book();
        return List.of(
                ada.progress(id).body(),
                ada.history(id, "").body(),
                ada.get("/api/v1/me/bookmarks").body(),
                ada.get("/api/v1/me/sessions/listening").body());
    }

    private static JsonNode only(Reply reply) {
        assertThat(reply.body().path("books")).as("%s", reply.body()).hasSize(1);
        return reply.body().at("/books/0");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
