package dev.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.e2e.Api.Answer;
import dev.nexus.e2e.Api.Upload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Each kind of bad input gets a clear problem and loses nothing. */
@ExtendWith(WholeSuite.class)
class BadInputIT {

    private final RunningNexus nexus;

    BadInputIT(RunningNexus nexus) {
        this.nexus = nexus;
    }

    @Test
    void failsTheImportOfAFileThatIsNoAudio() {
        Household ada = Household.movesIn(nexus);
        byte[] letter = "Dear Ada, this is no book.".repeat(100).getBytes(StandardCharsets.UTF_8);

        assertThatImportFails(ada, new Upload("letter.m4b", letter));
    }

    @Test
    void failsTheImportOfATruncatedM4b() {
        Household ada = Household.movesIn(nexus);
        byte[] whole = Household.fables().getFirst().content();

        assertThatImportFails(ada, new Upload("half.m4b", Arrays.copyOf(whole, whole.length / 2)));
    }

    @Test
    void failsTheImportOfAnEmptyFile() {
        Household ada = Household.movesIn(nexus);

        assertThatImportFails(ada, new Upload("empty.m4b", new byte[0]));
    }

    @Test
    void keepsAFileNameThatClimbsInsideTheStore() {
        Household ada = Household.movesIn(nexus);
        byte[] fables = Household.fables().getFirst().content();

        UUID book = ada.hasImported(List.of(new Upload("../../../../etc/nexus.m4b", fables)));

        assertThat(ada.api().get("/api/v1/books/" + book).status()).isEqualTo(200);
        assertThat(java.nio.file.Path.of("/etc/nexus.m4b")).doesNotExist();
    }

    @Test
    void takesOrRefusesAFileNameOfFourKilobytesButNeverBreaks() {
        Household ada = Household.movesIn(nexus);
        Upload endless = new Upload(
                "a".repeat(4096) + ".m4b", Household.fables().getFirst().content());

        Answer answer = ada.startImport(List.of(endless));

        if (answer.status() == 202) {
            assertThat(ada.importOf(answer).get("state").asString()).isEqualTo("succeeded");
        } else {
            assertThatIsProblem(answer, answer.status());
            assertThat(answer.status()).isBetween(400, 499);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-5, 1e9, 1e300})
    void rejectsAnImpossiblePositionAndKeepsTheRightOne(double position) {
        Household ada = Household.movesIn(nexus);
        UUID book = ada.hasImported(Household.fables());
        ada.canHear(book);
        ada.report("phone", book, "pause", 1, 50);

        Answer answer = ada.report(
                "phone",
                Map.of(
                        "id", UUID.randomUUID().toString(),
                        "bookId", book.toString(),
                        "kind", "seek",
                        "position", position,
                        "at", Instant.now().toString()));

        JsonNode result = answer.json().get("results").get(0);
        assertThat(result.get("outcome").asString()).isEqualTo("rejected");
        assertThat(result.get("problem").get("detail").asString()).isNotBlank();
        assertThat(ada.position(book).get("position").asDouble()).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"abc\"", "NaN", "{}", "[1]", "true"})
    void refusesAPositionThatIsNotANumber(String position) {
        Household ada = Household.movesIn(nexus);
        UUID book = ada.hasImported(Household.fables());
        ada.canHear(book);
        ada.report("phone", book, "pause", 1, 50);

        Answer answer = ada.api()
                .post("/api/v1/me/progress/reports", """
                {"deviceId": "phone", "sentAt": "%1$s", "reports": [
                 {"id": "%2$s", "bookId": "%3$s", "kind": "seek", "position": %4$s, "at": "%1$s"}]}""".formatted(Instant.now(), UUID.randomUUID(), book, position));

        boolean refusedWhole = answer.status() == 400 || answer.status() == 422;
        boolean refusedAlone = answer.status() == 200
                && "rejected"
                        .equals(answer.json()
                                .get("results")
                                .get(0)
                                .get("outcome")
                                .asString());
        assertThat(refusedWhole || refusedAlone)
                .as("%s %s", answer.status(), answer.json())
                .isTrue();
        assertThat(ada.position(book).get("position").asDouble()).isEqualTo(50);
    }

    @Test
    void storesAReportForAnUnknownBookAsPending() {
        Household ada = Household.movesIn(nexus);

        Answer answer = ada.report("phone", UUID.randomUUID(), "pause", 0, 5);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("results").get(0).get("outcome").asString())
                .isEqualTo("pending");
    }

    @Test
    void hidesSomebodyElsesLibraryAndRefusesItsWrites() {
        Household ada = Household.movesIn(nexus);
        UUID book = ada.hasImported(Household.fables());
        ada.canHear(book);
        Household eve = Household.movesIn(nexus);

        assertThatIsProblem(eve.api().get("/api/v1/books/" + book), 404);
        assertThatIsProblem(eve.api().get("/api/v1/libraries/" + ada.libraryId()), 404);
        assertThatIsProblem(eve.api().get("/api/v1/books/" + book + "/cover"), 404);
        assertThatIsProblem(
                eve.api().upload("/api/v1/libraries/" + ada.libraryId() + "/imports", Household.fables()), 403);
        Answer report = eve.report("tablet", book, "pause", 0, 5);
        assertThat(report.json().get("results").get(0).get("outcome").asString())
                .isEqualTo("rejected");
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/me", "/api/v1/books", "/api/v1/me/progress", "/api/v1/me/notifications", "/api/v1/libraries"})
    void refusesAMissingAForgedAndAGarbledToken(String path) {
        Api anonymous = Api.anonymous(nexus);

        assertThatIsProblem(anonymous.get(path), 401);
        assertThatIsProblem(anonymous.as("not.a.token").get(path), 401);
        assertThatIsProblem(
                anonymous
                        .as(dev.nexus.platform.test.TestTokens.forged(UUID.randomUUID())
                                .substring(7))
                        .get(path),
                401);
    }

    @Test
    void refusesANameWithACharacterThatNoDatabaseTakes() {
        Household ada = Household.movesIn(nexus);

        assertThatIsProblem(
                ada.api().post("/api/v1/me/api-keys", "{\"name\": \"a\\u0000b\", \"scopes\": [\"user:read\"]}"), 422);
    }

    @Test
    void answersAnUnknownPathWithAProblem() {
        Household ada = Household.movesIn(nexus);

        assertThatIsProblem(ada.api().get("/api/v1/nothing-here"), 404);
        assertThatIsProblem(ada.api().get("/actuator/health"), 404);
    }

    private static void assertThatImportFails(Household household, Upload file) {
        Answer started = household.startImport(List.of(file));
        if (started.status() == 202) {
            JsonNode failed = household.importOf(started);
            assertThat(failed.get("state").asString()).isEqualTo("failed");
            assertThat(failed.get("problem").get("detail").asString()).isNotBlank();
        } else {
            assertThatIsProblem(started, 422);
        }
        assertThat(household
                        .api()
                        .get("/api/v1/books?library=" + household.libraryId())
                        .json()
                        .get("items"))
                .isEmpty();
    }

    private static void assertThatIsProblem(Answer answer, int status) {
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("code").asString()).isNotBlank();
        assertThat(answer.json().toString()).doesNotContain("Exception", "dev.nexus", "org.");
    }
}
