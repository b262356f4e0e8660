package dev.nexus.playback.setting.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.TestEvents;
import dev.nexus.playback.Listener;
import dev.nexus.playback.Listener.Reply;
import dev.nexus.playback.Shelf;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How somebody wants to hear all books, and one of an hour. */
@ServiceTest
class SettingTests {

    private static final String DEFAULTS = "/api/v1/me/playback-settings";
    private static final String ALL = """
            {"rate": 1.5, "sleepTimer": {"minutes": 30}, "skipForward": 30, "skipBack": 10, "skipIntro": 5.25, "skipOutro": 7}
            """;

    private final JdbcClient jdbc;
    private final Shelf shelf;
    private final Listener ada;
    private final Listener grace;

    SettingTests(@Autowired TestEvents events, @Autowired JdbcClient jdbc, @LocalServerPort int port) {
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
    void sayNothingAtFirst() {
        var defaults = ada.get(DEFAULTS);
        var ofBook = ada.get(ofBook());

        assertThat(defaults.status()).isEqualTo(200);
        assertThat(defaults.body().path("rate").isNull()).isTrue();
        assertThat(defaults.body().path("updatedAt").isNull()).isTrue();
        assertThat(defaults.body().path("version").asInt()).isZero();
        assertThat(ofBook.status()).isEqualTo(200);
        assertThat(ofBook.body().path("bookId").asString())
                .isEqualTo(shelf.book().toString());
        assertThat(ofBook.body().at("/effective/rate").isNull()).isTrue();
    }

    @Test
    void holdForAllBooks() {
        var said = put(DEFAULTS, ALL);
        var ofBook = ada.get(ofBook());

        assertThat(said.status()).isEqualTo(200);
        assertThat(said.body()).isEqualTo(ada.get(DEFAULTS).body());
        assertThat(said.body().path("version").asInt()).isEqualTo(1);
        assertThat(ofBook.body().path("rate").isNull()).isTrue();
        assertThat(ofBook.body().at("/effective/rate").asDouble()).isEqualTo(1.5);
        assertThat(ofBook.body().at("/effective/sleepTimer")).hasToString("{\"minutes\":30}");
        assertThat(ofBook.body().at("/effective/skipForward").asDouble()).isEqualTo(30);
        assertThat(ofBook.body().at("/effective/skipBack").asDouble()).isEqualTo(10);
        assertThat(ofBook.body().at("/effective/skipIntro").asDouble()).isEqualTo(5.25);
        assertThat(ofBook.body().at("/effective/skipOutro").asDouble()).isEqualTo(7);
        assertThat(grace.get(DEFAULTS).body().path("rate").isNull()).isTrue();
    }

    @Test
    void holdForABookOverThoseForAll() {
        put(DEFAULTS, ALL);

        var said = put(ofBook(), "{\"rate\": 0.75, \"sleepTimer\": {\"off\": true}}");

        assertThat(said.status()).isEqualTo(200);
        assertThat(said.body()).isEqualTo(ada.get(ofBook()).body());
        assertThat(said.body().path("rate").asDouble()).isEqualTo(0.75);
        assertThat(said.body().path("skipBack").isNull()).isTrue();
        assertThat(said.body().at("/effective/rate").asDouble()).isEqualTo(0.75);
        assertThat(said.body().at("/effective/sleepTimer")).hasToString("{\"off\":true}");
        assertThat(said.body().at("/effective/skipBack").asDouble()).isEqualTo(10);
        assertThat(ada.get(DEFAULTS).body().path("rate").asDouble()).isEqualTo(1.5);
        assertThat(grace.get(ofBook()).body().path("rate").isNull()).isTrue();
    }

    @Test
    void takeThePlaceOfWhatWasSaidBefore() {
        put(ofBook(), ALL);

        var said = put(ofBook(), "{\"sleepTimer\": {\"endOfChapter\": true}}");

        assertThat(said.body().path("rate").isNull()).isTrue();
        assertThat(said.body().path("sleepTimer")).hasToString("{\"endOfChapter\":true}");
        assertThat(said.body().path("version").asInt()).isEqualTo(2);
    }

    @Test
    void stayTheSameVersionWhenTheSameIsSaidAgain() {
        var said = put(DEFAULTS, ALL);

        assertThat(put(DEFAULTS, ALL).body()).isEqualTo(said.body());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void areNotOverwrittenByADeviceThatHasNotSeenThem(boolean ofAllBooks) {
        var path = ofAllBooks ? DEFAULTS : ofBook();
        var seenByBoth = Map.of("If-Match", etag(ada.get(path)));
        var byThePhone = ada.exchange(HttpMethod.PUT, path, "{\"rate\": 2}", seenByBoth);

        var byTheKitchen = ada.exchange(HttpMethod.PUT, path, "{\"rate\": 1}", seenByBoth);
        var afterALook = ada.exchange(HttpMethod.PUT, path, "{\"rate\": 3}", Map.of("If-Match", etag(ada.get(path))));

        assertThat(byThePhone.status()).isEqualTo(200);
        assertThat(byTheKitchen.status()).isEqualTo(412);
        assertThat(byTheKitchen.body().path("code").asString()).isEqualTo("precondition-failed");
        assertThat(afterALook.status()).isEqualTo(200);
        assertThat(ada.get(path).body().path("rate").asDouble()).isEqualTo(3);
    }

    @Test
    void haveAnotherEntityTagWhenThoseForAllChange() {
        var before = etag(put(ofBook(), "{\"rate\": 2}"));
        put(DEFAULTS, ALL);

        var after = etag(ada.get(ofBook()));
        var changed = ada.exchange(HttpMethod.PUT, ofBook(), "{\"rate\": 3}", Map.of("If-Match", before));

        assertThat(after).isNotEqualTo(before);
        assertThat(changed.status()).isEqualTo(200);
    }

    @Test
    void areTakenBackFromABook() {
        put(DEFAULTS, ALL);
        var seen = Map.of("If-Match", etag(put(ofBook(), "{\"rate\": 2}")));
        var changed = put(ofBook(), "{\"rate\": 3}");

        var unseen = ada.exchange(HttpMethod.DELETE, ofBook(), "", seen);
        var removed = ada.exchange(HttpMethod.DELETE, ofBook(), "", Map.of("If-Match", etag(changed)));
        var late = ada.exchange(HttpMethod.PUT, ofBook(), "{\"rate\": 4}", Map.of("If-Match", etag(changed)));

        assertThat(unseen.status()).isEqualTo(412);
        assertThat(removed.status()).isEqualTo(204);
        assertThat(late.status()).isEqualTo(412);
        assertThat(ada.get(ofBook()).body().path("rate").isNull()).isTrue();
        assertThat(ada.get(ofBook()).body().at("/effective/rate").asDouble()).isEqualTo(1.5);
        assertThat(ada.exchange(HttpMethod.DELETE, ofBook(), "", Map.of()).status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"rate\": 0.24};422;validation-failed;#/rate",
                "{\"rate\": 5.1};422;validation-failed;#/rate",
                "{\"rate\": \"fast\"};400;wrong-type;#/rate",
                "{\"rate\": 1e999};400;wrong-type;#/rate",
                "{\"sleepTimer\": {}};422;validation-failed;#/sleepTimer",
                "{\"sleepTimer\": {\"off\": true, \"minutes\": 5}};422;validation-failed;#/sleepTimer",
                "{\"sleepTimer\": {\"minutes\": 0}};422;validation-failed;#/sleepTimer/minutes",
                "{\"sleepTimer\": {\"minutes\": 721}};422;validation-failed;#/sleepTimer/minutes",
                "{\"sleepTimer\": {\"minutes\": 1.5}};400;wrong-type;#/sleepTimer/minutes",
                "{\"sleepTimer\": {\"endOfChapter\": false}};422;validation-failed;#/sleepTimer/endOfChapter",
                "{\"sleepTimer\": {\"off\": false}};422;validation-failed;#/sleepTimer/off",
                "{\"skipForward\": 0};422;validation-failed;#/skipForward",
                "{\"skipForward\": 601};422;validation-failed;#/skipForward",
                "{\"skipBack\": 0.5};422;validation-failed;#/skipBack",
                "{\"skipBack\": 601};422;validation-failed;#/skipBack",
                "{\"skipIntro\": -1};422;validation-failed;#/skipIntro",
                "{\"skipIntro\": 3601};422;validation-failed;#/skipIntro",
                "{\"skipOutro\": -0.001};422;validation-failed;#/skipOutro",
                "{\"skipOutro\": 3601};422;validation-failed;#/skipOutro",
                "{\"volume\": 11};400;unknown-field;#/volume",
            })
    void areRefusedWhenTheyAreImpossible(String body, int status, String code, String pointer) {
        for (var path : new String[] {DEFAULTS, ofBook()}) {
            var reply = put(path, body);

            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.body().path("code").asString()).isEqualTo(code);
            assertThat(reply.body().at("/errors/0/pointer").asString()).isEqualTo(pointer);
            assertThat(ada.get(path).body().path("version").asInt()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"skipIntro\": 3600};#/skipIntro",
                "{\"skipOutro\": 3600};#/skipOutro",
                "{\"skipIntro\": 1800, \"skipOutro\": 1800};#/skipIntro",
            })
    void leaveSomethingOfABookOfAnHour(String body, String pointer) {
        var reply = put(ofBook(), body);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body().at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(put(ofBook(), "{\"skipIntro\": 1800, \"skipOutro\": 1799.999}")
                        .status())
                .isEqualTo(200);
        assertThat(put(DEFAULTS, body).status()).isEqualTo(200);
    }

    @Test
    void areClosedAtOnceForWhoLeavesTheLibraryAndOpenAgainWithThem() {
        put(ofBook(), "{\"rate\": 2}");
        var unheardOf = ada.get(ofBook(UUID.randomUUID()));

        shelf.letGo(ada.account());

        assertThat(unheardOf.status()).isEqualTo(404);
        assertThat(ada.get(ofBook()).status()).isEqualTo(404);
        assertThat(ada.get(ofBook()).body().path("code"))
                .isEqualTo(unheardOf.body().path("code"));
        assertThat(put(ofBook(), "{\"rate\": 3}").status()).isEqualTo(404);
        assertThat(ada.exchange(HttpMethod.DELETE, ofBook(), "", Map.of()).status())
                .isEqualTo(404);
        assertThat(put(DEFAULTS, ALL).status()).isEqualTo(200);
        shelf.letInAgain(ada.account());
        assertThat(ada.get(ofBook()).body().path("rate").asDouble()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void becomeOneRowWhenTwoDevicesBegin(boolean ofAllBooks) throws Exception {
        var path = ofAllBooks ? DEFAULTS : ofBook();
        var unsaid = Map.of("If-Match", etag(ada.get(path)));
        Callable<Reply> device = () -> ada.exchange(HttpMethod.PUT, path, "{\"rate\": 2}", Map.of());
        Callable<Reply> careful = () -> ada.exchange(HttpMethod.PUT, path, "{\"rate\": 3}", unsaid);

        try (var devices = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(devices.invokeAll(Collections.nCopies(4, device)))
                    .extracting(Future::resultNow)
                    .allSatisfy(reply -> assertThat(reply.status()).isEqualTo(200))
                    .extracting(reply -> reply.body().path("version").asInt())
                    .containsOnly(1);
            assertThat(devices.invokeAll(Collections.nCopies(4, careful)))
                    .extracting(Future::resultNow)
                    .extracting(Reply::status)
                    .containsOnly(412);
        }
        assertThat(rows()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void areSaidByOneOfTheDevicesThatHaveSeenTheSame(boolean ofAllBooks) throws Exception {
        var path = ofAllBooks ? DEFAULTS : ofBook();
        var unsaid = Map.of("If-Match", etag(ada.get(path)));
        Callable<Reply> device = () -> ada.exchange(HttpMethod.PUT, path, "{\"rate\": 2}", unsaid);

        try (var devices = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(devices.invokeAll(Collections.nCopies(4, device)))
                    .extracting(Future::resultNow)
                    .extracting(Reply::status)
                    .containsExactlyInAnyOrder(200, 412, 412, 412);
        }
        assertThat(rows()).isEqualTo(1);
    }

    private Reply put(String path, String body) {
        return ada.exchange(HttpMethod.PUT, path, body, Map.of());
    }

    private String ofBook() {
        return ofBook(shelf.book());
    }

    private static String ofBook(UUID book) {
        return "/api/v1/me/books/%s/settings".formatted(book);
    }

    private static String etag(Reply reply) {
        return String.valueOf(reply.headers().getETag());
    }

    private int rows() {
        return jdbc.sql("select count(*) from playback_setting where listener_id = ?")
                .param(ada.account())
                .query(Integer.class)
                .single();
    }
}
