package dev.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.e2e.Api.Answer;
import dev.nexus.platform.test.EventProbe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The main job, on real audio: from an account to a book heard on two devices and what the world hears of it. */
@ExtendWith(WholeSuite.class)
class MainPathIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningNexus nexus;

    MainPathIT(RunningNexus nexus) {
        this.nexus = nexus;
    }

    @Test
    void signsInRefreshesAndShowsWhoIsSignedIn() {
        Household ada = Household.movesIn(nexus);
        Api anonymous = Api.anonymous(nexus);
        JsonNode session = Household.signIn(anonymous, ada.email()).json();

        Answer refreshed = anonymous.post(
                "/api/v1/sessions/refresh",
                Map.of("refreshToken", session.get("refreshToken").asString()));

        assertThat(refreshed.status()).isEqualTo(200);
        Answer me = anonymous.as(refreshed.json().get("accessToken").asString()).get("/api/v1/me");
        assertThat(me.json().get("email").asString()).isEqualTo(ada.email());
    }

    @Test
    void importsAnM4bWithItsTagsChaptersAndCover() {
        Household ada = Household.movesIn(nexus);

        UUID id = ada.hasImported(Household.fables());

        JsonNode book = ada.api().get("/api/v1/books/" + id).json();
        assertThat(book.get("title").asString()).isEqualTo("Five Fables of Aesop");
        assertThat(names(book.get("authors"))).containsExactly("Aesop");
        assertThat(names(book.get("narrators"))).hasSize(1);
        assertThat(book.get("series").get(0).get("name").asString()).isNotBlank();
        assertThat(book.get("duration").asDouble()).isBetween(200.0, 225.0);
        assertThat(book.get("chapters")).hasSize(5);
        assertThat(book.get("chapters").get(0).get("start").asDouble()).isZero();
        Answer cover = ada.api().get(book.get("coverUrl").asString());
        assertThat(cover.status()).isEqualTo(200);
        assertThat(cover.header("Content-Type")).startsWith("image/");
    }

    @Test
    void importsABookOfSeveralMp3FilesOnOneTimeline() {
        Household ada = Household.movesIn(nexus);

        UUID id = ada.hasImported(Household.poems());

        JsonNode book = ada.api().get("/api/v1/books/" + id).json();
        assertThat(book.get("title").asString()).isEqualTo("Poems by the Bells");
        assertThat(book.get("files")).hasSize(3);
        double end = 0;
        for (JsonNode file : book.get("files")) {
            assertThat(file.get("start").asDouble()).isCloseTo(end, org.assertj.core.data.Offset.offset(0.01));
            end = file.get("start").asDouble() + file.get("duration").asDouble();
        }
        assertThat(book.get("duration").asDouble()).isCloseTo(end, org.assertj.core.data.Offset.offset(0.01));
        assertThat(book.get("coverUrl").isNull()).isFalse();
    }

    @Test
    void isTheSameBookWhenTheSameBytesAreImportedAgain() {
        Household ada = Household.movesIn(nexus);

        UUID first = ada.hasImported(Household.fables());
        UUID second = ada.hasImported(Household.fables());

        assertThat(second).isEqualTo(first);
        assertThat(ada.api()
                        .get("/api/v1/books?library=" + ada.libraryId())
                        .json()
                        .get("items"))
                .hasSize(1);
    }

    @Test
    void pagesThroughTheBooksAndFindsThemInAnyWordOrder() {
        Household ada = Household.movesIn(nexus);
        UUID fables = ada.hasImported(Household.fables());
        UUID poems = ada.hasImported(Household.poems());

        List<String> paged = new ArrayList<>();
        String query = "/api/v1/books?library=%s&limit=1".formatted(ada.libraryId());
        String next = "";
        do {
            JsonNode page = ada.api().get(query + next).json();
            page.get("items").forEach(book -> paged.add(book.get("id").asString()));
            next = page.get("next").isNull()
                    ? ""
                    : "&cursor=" + page.get("next").asString();
        } while (!next.isEmpty());
        JsonNode hits = ada.api()
                .get("/api/v1/search?q=aesop+fables+five&library=" + ada.libraryId())
                .json();

        assertThat(paged).containsExactlyInAnyOrder(fables.toString(), poems.toString());
        assertThat(hits.get("books").get(0).toString()).contains(fables.toString());
    }

    @Test
    void streamsRangesThatTogetherAreTheFile() throws IOException {
        Household ada = Household.movesIn(nexus);
        UUID book = ada.hasImported(Household.fables());
        JsonNode file =
                ada.api().get("/api/v1/books/" + book).json().get("files").get(0);
        String url = file.get("contentUrl").asString();
        byte[] original = Files.readAllBytes(RunningNexus.audio(Household.FABLES));
        int step = 100_003;

        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        for (int from = 0; from < original.length; from += step) {
            Answer part = ada.api().get(url, "Range", "bytes=%d-%d".formatted(from, from + step - 1));
            assertThat(part.status()).isEqualTo(206);
            heard.writeBytes(part.bytes());
        }

        assertThat(heard.toByteArray()).isEqualTo(original);
        Answer beyond = ada.api().get(url, "Range", "bytes=%d-".formatted(original.length));
        assertThat(beyond.status()).isEqualTo(416);
        assertThat(beyond.header("Content-Range")).isEqualTo("bytes */" + original.length);
    }

    @Test
    void continuesOnAnotherDeviceWhereTheFirstOneStopped() {
        Household ada = Household.movesIn(nexus);
        UUID book = ada.hasImported(Household.fables());
        ada.canHear(book);
        Map<String, Object> pause = Household.reportOf(UUID.randomUUID(), book, "pause", 10, 42.125, Instant.now());

        Answer first = ada.report("phone", pause);
        Answer again = ada.report("phone", pause);

        assertThat(first.json().get("results").get(0).get("outcome").asString()).isEqualTo("applied");
        assertThat(again.json().get("results").get(0).get("outcome").asString()).isEqualTo("duplicate");
        String onAnotherDevice = Household.signIn(Api.anonymous(nexus), ada.email())
                .json()
                .get("accessToken")
                .asString();
        JsonNode there =
                ada.api().as(onAnotherDevice).get("/api/v1/me/progress/" + book).json();
        assertThat(there.get("position").asDouble()).isEqualTo(42.125);
        assertThat(there.get("decidedBy").get("deviceId").asString()).isEqualTo("phone");
    }

    @Test
    void tellsTheListenerAndTheWorldThatABookIsFinished() throws IOException {
        Household ada = Household.movesIn(nexus);
        UUID book = ada.hasImported(Household.fables());
        ada.canHear(book);

        try (EventProbe outsider = EventProbe.on(nexus.amqpUrl())) {
            Answer finish = ada.report("phone", book, "finish", 200, 205);

            assertThat(finish.json().get("books").get(0).get("finished").asBoolean())
                    .isTrue();
            JsonNode event = outsider.await("playback.book.finished.v1", seen -> book.toString()
                    .equals(seen.get("data").get("bookId").asString()));
            assertThat(event.get("data").get("listenerId").asString())
                    .isEqualTo(ada.accountId().toString());
            assertThat(outsider.violations()).isEmpty();
        }
        Awaitility.await("notification").atMost(PATIENCE).untilAsserted(() -> assertThat(ada.notifications())
                .filteredOn(notification -> notification.path("kind").asString().equals("book-finished"))
                .singleElement()
                .satisfies(notification ->
                        assertThat(notification.toString()).contains("Five Fables of Aesop", book.toString())));
    }

    private static List<String> names(JsonNode people) {
        return people.valueStream().map(person -> person.get("name").asString()).toList();
    }
}
