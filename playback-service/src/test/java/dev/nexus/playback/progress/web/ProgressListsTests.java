package dev.nexus.playback.progress.web;

import static dev.nexus.playback.Listener.heartbeat;
import static dev.nexus.playback.Listener.report;
import static dev.nexus.playback.Listener.seek;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.TestEvents;
import dev.nexus.playback.Listener;
import dev.nexus.playback.Shelf;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ProgressListsTests {

    private final List<Shelf> shelves;
    private final Listener ada;
    private final Instant now;

    ProgressListsTests(
            @Autowired TestEvents events,
            @Autowired JdbcClient jdbc,
            @Autowired Clock clock,
            @LocalServerPort int port) {
        this.now = clock.instant();
        this.ada = Listener.on(port);
        this.shelves = Stream.generate(() -> Shelf.known(events, jdbc)).limit(5).toList();
    }

    @BeforeEach
    void adaHeardFiveBooks() {
        for (var i = 0; i < shelves.size(); i++) {
            shelves.get(i).letIn(ada.account());
            ada.send("phone", now, heartbeat(shelves.get(i).book(), 0, 100, now.minusSeconds(60 - i)));
        }
    }

    @Test
    void showAllBooksPageByPage() {
        assertThat(paged("/api/v1/me/progress")).containsExactlyInAnyOrderElementsOf(books());
    }

    @Test
    void continueWithTheMostRecentBook() {
        assertThat(paged("/api/v1/me/continue-listening")).containsExactlyElementsOf(books().reversed());
    }

    @Test
    void leaveOutWhatIsFinishedOrBegunAnew() {
        ada.send(
                "phone", now, report(book(4), "finish", now), report(book(3), "reset", now), seek(book(2), 3_600, now));

        assertThat(paged("/api/v1/me/continue-listening")).containsExactly(book(1), book(0));
    }

    @Test
    void leaveOutTheFarewellOfAFinishedBook() {
        ada.send("phone", now, report(book(4), "finish", now.minusSeconds(2)));
        ada.send("phone", now, heartbeat(book(4), 3_590, 3_599, now.minusSeconds(1)));

        assertThat(paged("/api/v1/me/continue-listening")).doesNotContain(book(4));
    }

    @Test
    void continueWithABookThatIsHeardAgain() {
        ada.send("phone", now, report(book(0), "finish", now.minusSeconds(2)));
        ada.send("phone", now, heartbeat(book(0), 0, 50, now.minusSeconds(1)));

        assertThat(paged("/api/v1/me/continue-listening").getFirst()).isEqualTo(book(0));
    }

    private UUID book(int number) {
        return shelves.get(number).book();
    }

    private List<UUID> books() {
        return shelves.stream().map(Shelf::book).toList();
    }

    private List<UUID> paged(String path) {
        var books = new ArrayList<UUID>();
        var page = ada.get(path + "?limit=2").body();
        collect(page, books);
        while (!page.path("next").isNull()) {
            page = ada.get(path + "?limit=2&cursor=" + page.path("next").asString())
                    .body();
            collect(page, books);
        }
        return books;
    }

    private static void collect(JsonNode page, List<UUID> books) {
        page.path("items")
                .forEach(item -> books.add(UUID.fromString(item.path("bookId").asString())));
        assertThat(page.path("items").size()).isLessThanOrEqualTo(2);
    }
}
