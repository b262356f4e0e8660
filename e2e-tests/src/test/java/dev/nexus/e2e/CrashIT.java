package dev.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.e2e.Api.Answer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Promises 1, 3, 6 and 7: what was answered with 2xx is there after any process was killed with -9. */
@ExtendWith(WholeSuite.class)
class CrashIT {

    private static final Duration RECOVERY = Duration.ofSeconds(90);

    private final RunningNexus nexus;

    CrashIT(RunningNexus nexus) {
        this.nexus = nexus;
    }

    @Test
    void findsEverythingAgainAfterEveryProcessWasKilled() throws Exception {
        Household ada = Household.movesIn(nexus);
        UUID fables = ada.hasImported(Household.fables());
        UUID poems = ada.hasImported(Household.poems());
        ada.canHear(fables);
        ada.canHear(poems);
        OutsidersQueue outsider = OutsidersQueue.boundTo(nexus, "playback.book.finished.v1");

        Answer paused = ada.report("phone", fables, "pause", 30, 61.5);
        Answer finished = ada.report("phone", poems, "finish", 150, 160);
        nexus.killEverything();
        nexus.up();

        assertThat(List.of(paused.status(), finished.status())).containsOnly(200);
        assertThat(Household.signIn(Api.anonymous(nexus), ada.email()).status()).isEqualTo(201);
        assertThat(ada.position(fables).get("position").asDouble()).isEqualTo(61.5);
        assertThat(ada.position(poems).get("finished").asBoolean()).isTrue();
        JsonNode file =
                ada.api().get("/api/v1/books/" + fables).json().get("files").get(0);
        assertThat(ada.api().get(file.get("contentUrl").asString()).bytes())
                .isEqualTo(Files.readAllBytes(RunningNexus.audio(Household.FABLES)));
        Awaitility.await("notification of the finished book").atMost(RECOVERY).until(() -> ada.notifications().stream()
                .anyMatch(notification -> notification.toString().contains(poems.toString())));
        Awaitility.await("event for the outsider").atMost(RECOVERY).until(() -> outsider.events().stream()
                .anyMatch(event -> event.toString().contains(poems.toString())));
        outsider.close();
    }

    @Test
    void goesOnWithoutTheBrokerAndDeliversLater() {
        Household ada = Household.movesIn(nexus);
        UUID book = ada.hasImported(Household.fables());
        ada.canHear(book);

        nexus.kill("broker");
        Answer finish = ada.report("phone", book, "finish", 200, 205);

        assertThat(finish.status()).isEqualTo(200);
        assertThat(finish.json().get("books").get(0).get("finished").asBoolean())
                .isTrue();
        Awaitility.await("notification").atMost(RECOVERY).ignoreExceptions().untilAsserted(() -> assertThat(
                        ada.notifications())
                .filteredOn(notification -> notification.path("kind").asString().equals("book-finished"))
                .singleElement()
                .satisfies(notification -> assertThat(notification.toString()).contains(book.toString())));
    }

    @Test
    void saysThatTheDatabaseIsAwayAndLosesNothingOfWhatItAccepted() {
        Household ada = Household.movesIn(nexus);
        UUID book = ada.hasImported(Household.fables());
        ada.canHear(book);
        ada.report("phone", book, "pause", 1, 70);

        nexus.kill("postgres");
        List<Answer> meanwhile = new ArrayList<>();
        Awaitility.await("database back")
                .atMost(RECOVERY)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    Answer answer = ada.report("phone", book, "pause", 70, 75);
                    meanwhile.add(answer);
                    return answer.status() == 200;
                });

        assertThat(meanwhile.stream().filter(answer -> answer.status() != 200)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().get("code").asString()).isNotBlank();
        });
        Awaitility.await().atMost(RECOVERY).ignoreExceptions().untilAsserted(() -> assertThat(
                        ada.position(book).get("position").asDouble())
                .isEqualTo(75));
    }
}
