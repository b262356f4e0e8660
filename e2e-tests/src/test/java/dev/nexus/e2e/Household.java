package dev.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.e2e.Api.Answer;
import dev.nexus.e2e.Api.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Somebody with an account and a library of their own, and what they do every day. */
record Household(Api api, UUID accountId, UUID libraryId, String email) {

    static final String PASSWORD = "correct horse battery staple";
    static final String FABLES = "Five Fables of Aesop.m4b";
    static final String POEMS = "Poems by the Bells";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static Household movesIn(RunningNexus nexus) {
        Api anonymous = Api.anonymous(nexus);
        String email = "ada-%s@example.org".formatted(UUID.randomUUID());
        Answer account =
                anonymous.post("/api/v1/accounts", Map.of("email", email, "password", PASSWORD, "displayName", "Ada"));
        assertThat(account.status()).as("registration: %s", account.json()).isEqualTo(201);
        Api api =
                anonymous.as(signIn(anonymous, email).json().get("accessToken").asString());
        Answer library = api.post("/api/v1/libraries", Map.of("name", "Ada's books"));
        assertThat(library.status()).as("library: %s", library.json()).isEqualTo(201);
        return new Household(api, id(account.json()), id(library.json()), email);
    }

    static Answer signIn(Api api, String email) {
        Answer session = api.post(
                "/api/v1/sessions", Map.of("email", email, "password", PASSWORD, "device", Map.of("name", "a test")));
        assertThat(session.status()).as("sign-in: %s", session.json()).isEqualTo(201);
        return session;
    }

    static UUID id(JsonNode view) {
        return UUID.fromString(view.get("id").asString());
    }

    static List<Upload> fables() {
        return List.of(upload(RunningNexus.audio(FABLES)));
    }

    static List<Upload> poems() {
        try (Stream<Path> files = Files.list(RunningNexus.audio(POEMS))) {
            return files.sorted().map(Household::upload).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Imports one book and waits until it is there. */
    UUID hasImported(List<Upload> files) {
        JsonNode done = importOf(startImport(files));
        assertThat(done.get("state").asString()).as("import: %s", done).isEqualTo("succeeded");
        return UUID.fromString(done.get("bookIds").get(0).asString());
    }

    /** An upload; the library's membership reaches the catalogue by an event, so a first refusal may be tried again. */
    Answer startImport(List<Upload> files) {
        return Awaitility.await("import accepted")
                .atMost(PATIENCE)
                .until(
                        () -> api.upload("/api/v1/libraries/" + libraryId + "/imports", files),
                        answer -> !isRetryable(answer));
    }

    /** The import when it has ended, one way or the other. */
    JsonNode importOf(Answer started) {
        assertThat(started.status()).as("import: %s", started.json()).isEqualTo(202);
        String path = "/api/v1/imports/" + started.json().get("id").asString();
        return Awaitility.await("import")
                .atMost(PATIENCE)
                .until(() -> api.get(path).json(), view -> List.of("succeeded", "failed")
                        .contains(view.get("state").asString()));
    }

    Answer report(String device, UUID book, String kind, double from, double to) {
        return report(device, reportOf(UUID.randomUUID(), book, kind, from, to, Instant.now()));
    }

    Answer report(String device, Map<String, Object> report) {
        return api.post(
                "/api/v1/me/progress/reports",
                Map.of("deviceId", device, "sentAt", Instant.now().toString(), "reports", List.of(report)));
    }

    static Map<String, Object> reportOf(UUID id, UUID book, String kind, double from, double to, Instant at) {
        return Map.of(
                "id", id.toString(),
                "bookId", book.toString(),
                "kind", kind,
                "position", to,
                "listenedFrom", from,
                "listenedTo", to,
                "at", at.toString());
    }

    /** Waits until playback, too, has heard of the book and of who may hear it: before, reports are pending. */
    void canHear(UUID book) {
        Awaitility.await("book known to playback").atMost(PATIENCE).until(() -> {
            Answer answer = report("warm-up", book, "heartbeat", 0, 0);
            return List.of("applied", "superseded")
                    .contains(answer.json().get("results").get(0).get("outcome").asString());
        });
    }

    JsonNode position(UUID book) {
        return api.get("/api/v1/me/progress/" + book).json();
    }

    List<JsonNode> notifications() {
        return api.get("/api/v1/me/notifications")
                .json()
                .get("items")
                .valueStream()
                .toList();
    }

    private static boolean isRetryable(Answer answer) {
        return answer.status() == 403 && answer.json().path("retryable").asBoolean();
    }

    private static Upload upload(Path file) {
        try {
            return new Upload(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
