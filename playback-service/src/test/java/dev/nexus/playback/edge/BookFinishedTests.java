package dev.nexus.playback.edge;

import static dev.nexus.playback.Listener.report;
import static dev.nexus.playback.Listener.seek;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nexus.platform.test.EventProbe;
import dev.nexus.platform.test.FaultyLinks;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.TestEvents;
import dev.nexus.playback.Listener;
import dev.nexus.playback.Shelf;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Finishing a book tells the world, once. */
@ServiceTest
class BookFinishedTests {

    private static final String FINISHED = "playback.book.finished.v1";

    private final EventProbe probe;
    private final FaultyLinks links;
    private final JdbcClient jdbc;
    private final Shelf shelf;
    private final Listener ada;
    private final Instant now;

    BookFinishedTests(
            @Autowired TestEvents events,
            @Autowired EventProbe probe,
            @Autowired FaultyLinks links,
            @Autowired JdbcClient jdbc,
            @Autowired Clock clock,
            @LocalServerPort int port) {
        this.probe = probe;
        this.links = links;
        this.jdbc = jdbc;
        this.now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        this.shelf = Shelf.known(events, jdbc);
        this.ada = Listener.on(port);
    }

    @BeforeEach
    void adaIsAMember() {
        shelf.letIn(ada.account());
    }

    @AfterEach
    void everythingIsThereAgain() {
        links.broker().mend();
        links.database().mend();
    }

    @Test
    void saysWhoFinishedWhatAndWhen() {
        var finish = report(shelf.book(), "finish", now);

        ada.send("phone", now, finish);

        var event = probe.await(FINISHED, this::isAdas);
        assertThat(event.path("source").asString())
                .isEqualTo("/playback/listeners/%s/books/%s".formatted(ada.account(), shelf.book()));
        assertThat(event.path("partitionkey").asString())
                .isEqualTo(ada.account().toString());
        assertThat(event.path("libraryid").asString()).isEqualTo(shelf.library().toString());
        assertThat(event.path("data").toString()).isEqualTo("""
                        {"listenerId":"%s","bookId":"%s","libraryId":"%s","reportId":"%s","duration":3600.0,\
                        "finishedAt":"%s"}""".formatted(
                ada.account(), shelf.book(), shelf.library(), finish.path("id").asString(), now));
        assertThat(probe.violations()).isEmpty();
    }

    @Test
    void isSaidOnceForEachReport() {
        var first = report(shelf.book(), "finish", now.minusSeconds(60));
        var second = report(shelf.book(), "finish", now);
        ada.send("phone", now, first, first);
        ada.send("phone", now, first, second);

        await().until(() -> seen().size() >= 2);

        assertThat(seen())
                .extracting(event -> event.path("data").path("reportId").asString())
                .containsExactly(first.path("id").asString(), second.path("id").asString());
        assertThat(sequences()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(completions()).isEqualTo(2);
    }

    @Test
    void isSaidEvenWhenAnotherPositionHasWon() {
        ada.send("phone", now, seek(shelf.book(), 60, now));

        var reply = ada.send("train", now, report(shelf.book(), "finish", now.minusSeconds(3_600)));

        assertThat(reply.outcomes()).containsExactly("superseded");
        assertThat(reply.body().path("books").path(0).path("position").asDouble())
                .isEqualTo(60);
        probe.await(FINISHED, this::isAdas);
        assertThat(completions()).isEqualTo(1);
    }

    @Test
    void isSaidAsSoonAsTheBrokerIsBack() {
        links.broker().cut();

        var reply = ada.send("phone", now, report(shelf.book(), "finish", now));
        assertThat(reply.outcomes()).containsExactly("applied");
        assertThat(seen()).isEmpty();
        links.broker().mend();

        probe.await(FINISHED, this::isAdas);
    }

    @Test
    void isNotLostWhenTheDatabaseGoesAway() {
        var finish = report(shelf.book(), "finish", now);
        links.database().cut();

        var refused = ada.send("phone", now, finish);
        links.database().mend();

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.body().path("code").asString()).isEqualTo("unavailable");
        await().untilAsserted(() ->
                assertThat(ada.send("phone", now, finish).status()).isEqualTo(200));
        probe.await(FINISHED, this::isAdas);
        assertThat(completions()).isEqualTo(1);
    }

    private long completions() {
        return jdbc.sql("select count(*) from completion where listener_id = :ada")
                .param("ada", ada.account())
                .query(Long.class)
                .single();
    }

    private List<JsonNode> seen() {
        return probe.events(FINISHED).stream().filter(this::isAdas).toList();
    }

    /** Of all events about Ada's place in the book, in the order of their arrival. */
    private List<Long> sequences() {
        return Stream.of(FINISHED, "playback.progress.advanced.v1")
                .flatMap(type -> probe.events(type).stream())
                .filter(this::isAdas)
                .map(event -> Long.parseLong(event.path("sequence").asString()))
                .sorted()
                .toList();
    }

    private boolean isAdas(JsonNode event) {
        return ada.account()
                .toString()
                .equals(event.path("data").path("listenerId").asString());
    }
}
