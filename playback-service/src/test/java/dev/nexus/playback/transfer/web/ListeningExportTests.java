package dev.nexus.playback.transfer.web;

import static dev.nexus.playback.Listener.heartbeat;
import static dev.nexus.playback.Listener.report;
import static dev.nexus.playback.Listener.seek;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.TestEvents;
import dev.nexus.playback.Listener;
import dev.nexus.playback.Shelf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** What is taken away is all there is, and makes the same of an empty account. */
@ServiceTest
class ListeningExportTests {

    private static final String EXPORT = "/api/v1/me/listening/export";

    private final Shelf shelf;
    private final Listener ada;
    private final Listener grace;
    private final Instant now;
    private final Instant yesterday;

    ListeningExportTests(
            @Autowired TestEvents events,
            @Autowired JdbcClient jdbc,
            @Autowired Clock clock,
            @LocalServerPort int port) {
        this.now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        this.yesterday = now.minus(Duration.ofDays(1));
        this.shelf = Shelf.known(events, jdbc);
        this.ada = Listener.on(port);
        this.grace = Listener.on(port);
    }

    @BeforeEach
    void bothAreMembers() {
        shelf.letIn(ada.account());
        shelf.letIn(grace.account());
    }

    @Test
    void makesTheSameOfAnotherAccount() {
        var another = UUID.randomUUID();
        var begunAnew = UUID.randomUUID();
        shelf.publishAnother(another);
        shelf.publishAnother(begunAnew);
        ada.send(
                "phone",
                now,
                heartbeat(shelf.book(), 0, 60, yesterday),
                report(shelf.book(), "finish", yesterday.plusSeconds(60)),
                heartbeat(shelf.book(), 500, 530.25, yesterday.plusSeconds(120)),
                report(another, "finish", yesterday),
                seek(begunAnew, 70, yesterday),
                report(begunAnew, "reset", yesterday.plusSeconds(5)));
        ada.hide(shelf.book(), true, Map.of());
        ada.exchange(
                HttpMethod.POST,
                "/api/v1/me/books/%s/bookmarks".formatted(shelf.book()),
                "{\"position\": 10.5, \"end\": 12, \"title\": \"Weena\", \"note\": \"a\\nflower\"}",
                Map.of());
        var exported = ada.get(EXPORT);

        var reply = Uploads.send(grace, bytes(exported.body()));

        assertThat(reply.body().path("source").asString()).isEqualTo("Nexus");
        assertThat(reply.body().path("imported").asInt()).isEqualTo(3);
        assertThat(withoutTime(grace.get(EXPORT).body())).isEqualTo(withoutTime(exported.body()));
        for (var book : new UUID[] {shelf.book(), another, begunAnew}) {
            var mine = ada.progress(book).body();
            var theirs = grace.progress(book).body();
            for (var field : new String[] {"position", "finished", "hidden", "finishedAt"}) {
                assertThat(theirs.path(field)).as(field).isEqualTo(mine.path(field));
            }
        }
        assertThat(grace.get("/api/v1/me/statistics").body())
                .isEqualTo(ada.get("/api/v1/me/statistics").body());
    }

    @Test
    void isAsItsSchemaSays() throws IOException {
        ada.send("phone", now, heartbeat(shelf.book(), 0, 60, yesterday));
        ada.exchange(
                HttpMethod.POST,
                "/api/v1/me/books/%s/bookmarks".formatted(shelf.book()),
                "{\"position\": 10.5}",
                Map.of());
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("../docs/listening-export.schema.json")), InputFormat.JSON);

        var exported = ada.get(EXPORT);

        assertThat(exported.body().path("books")).hasSize(1);
        assertThat(schema.validate(exported.body().toString(), InputFormat.JSON))
                .isEmpty();
        assertThat(exported.headers().getContentDisposition().getFilename()).isEqualTo("nexus-listening.json");
    }

    @Test
    void hasNothingOfALibraryThatWasLeft() {
        ada.send("phone", now, heartbeat(shelf.book(), 0, 60, yesterday));
        shelf.letGo(ada.account());

        assertThat(ada.get(EXPORT).body().path("books")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "version;2",
                "books;null",
                "books;[null]",
                "books;[{}]",
                "surprise;1",
                "exportedAt;\"yesterday\"",
            })
    void refusesWhatItDoesNotKnow(String field, String value) {
        var document = (ObjectNode) ada.get(EXPORT).body();
        document.putRawValue(field, new RawValue(value));

        var reply = Uploads.send(ada, document.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body().path("code").asString()).isEqualTo("unreadable-import");
    }

    private static JsonNode withoutTime(JsonNode document) {
        return ((ObjectNode) document.deepCopy()).without("exportedAt");
    }

    private static byte[] bytes(JsonNode document) {
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }
}
