package dev.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.e2e.AccessMatrix.Caller;
import dev.nexus.e2e.Api.Answer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A library with members of each role and a book, and all those who ask for it. */
final class AccessWorld {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> SERVICES = List.of("user", "catalog", "playback", "notification");

    /** A path of each of them. */
    private static final List<String> ASKED =
            List.of("/api/v1/me", "/api/v1/books", "/api/v1/me/progress", "/api/v1/me/notifications");

    /** Nobody answers there. */
    static final String RECEIVER = "https://receiver.example/nexus";

    private final RunningNexus nexus;
    private final Map<Caller, Person> people = new EnumMap<>(Caller.class);
    private final Map<String, Api> readingKeys;
    private final Map<String, Api> foreignKeys;
    private final Household household;
    private final UUID book;
    private @Nullable UUID export;
    private @Nullable UUID webhook;
    private @Nullable UUID browser;

    AccessWorld(RunningNexus nexus) {
        this.nexus = nexus;
        this.household = Household.movesIn(nexus);
        people.put(Caller.OWNER, Person.signsIn(nexus, household.email(), household.accountId()));
        Stream.of(Caller.STRANGER, Caller.LISTENER, Caller.CURATOR, Caller.DISABLED)
                .forEach(caller -> people.put(caller, Person.registers(nexus)));
        people.put(Caller.ADMIN, Person.administrator(nexus));
        grantRoles(library());
        this.book = household.hasImported(Household.fables());
        household.canHear(book);
        this.readingKeys = keys(service -> List.of(service + ":read"));
        this.foreignKeys = keys(service -> SERVICES.stream()
                .filter(other -> !other.equals(service))
                .flatMap(other -> Stream.of(other + ":read", other + ":write"))
                .toList());
        becomeKnown();
        disable(person(Caller.DISABLED));
    }

    /** The client of a caller, for operations of a service. */
    Api api(Caller caller, String service) {
        return switch (caller) {
            case NOBODY -> Api.anonymous(nexus);
            case READING_KEY -> Objects.requireNonNull(readingKeys.getOrDefault(service, Api.anonymous(nexus)));
            case FOREIGN_KEY -> Objects.requireNonNull(foreignKeys.getOrDefault(service, Api.anonymous(nexus)));
            case STRANGER, LISTENER, CURATOR, OWNER, ADMIN, DISABLED ->
                person(caller).api();
        };
    }

    RunningNexus nexus() {
        return nexus;
    }

    Person owner() {
        return person(Caller.OWNER);
    }

    Person person(Caller caller) {
        return Objects.requireNonNull(people.get(caller));
    }

    UUID library() {
        return household.libraryId();
    }

    UUID book() {
        return book;
    }

    /** A book that may be deleted: it is imported again when it was. */
    UUID freshBook() {
        return household.hasImported(Household.poems());
    }

    /** The first name of a list that the book is on. */
    UUID named(String list) {
        JsonNode names =
                owner().api().get("/api/v1/" + list + "?library=" + library()).json();
        return Household.id(names.at("/items/0"));
    }

    /** One more name that the book has, for no longer than until it is merged. */
    UUID freshDuplicate(String list) {
        var name = "Zzz duplicate " + UUID.randomUUID();
        JsonNode book = bookDetails();
        Object first =
                switch (list) {
                    case "authors" -> List.of(book.at("/authors/0/name").asString(), name);
                    case "series" ->
                        List.of(Map.of("name", book.at("/series/0/name").asString()), Map.of("name", name));
                    default -> List.of(book.at("/genres/0").asString(), name);
                };
        assertThat(owner().api()
                        .send("PATCH", "/api/v1/books/" + this.book, Map.of(list, first))
                        .status())
                .isEqualTo(200);
        JsonNode names = owner().api()
                .get("/api/v1/" + list + "?library=" + library() + "&q=zzz")
                .json();
        return Household.id(names.at("/items/0"));
    }

    /** The book, which its owner has reviewed, and this client if it may. */
    UUID reviewedBook(Api reviewer) {
        owner().api().send("PUT", "/api/v1/books/" + book + "/reviews/mine", Map.of("rating", 5));
        reviewer.send("PUT", "/api/v1/books/" + book + "/reviews/mine", Map.of("rating", 5));
        return book;
    }

    /** A link or feed of the owner's. */
    JsonNode freshLink(String path) {
        return owner().api().post(path, Map.of()).json();
    }

    /** An upload that the owner has sent whole. */
    String finishedUpload() {
        var id = freshUpload();
        owner().api()
                .send(
                        "PATCH",
                        "/api/v1/uploads/" + id,
                        new byte[10],
                        List.of(
                                "Tus-Resumable",
                                "1.0.0",
                                "Upload-Offset",
                                "0",
                                "Content-Type",
                                "application/offset+octet-stream"));
        return id;
    }

    /** An upload that the owner has begun. */
    String freshUpload() {
        Answer begun = owner().api()
                .send("POST", "/api/v1/uploads", new byte[0], List.of("Tus-Resumable", "1.0.0", "Upload-Length", "10"));
        var location = begun.header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    JsonNode bookDetails() {
        return owner().api().get("/api/v1/books/" + book).json();
    }

    /** Another library with the same owner and members. */
    UUID freshLibrary() {
        Answer library = owner().api().post("/api/v1/libraries", Map.of("name", "Another"));
        UUID id = Household.id(library.json());
        grantRoles(id);
        return id;
    }

    /** A secret that makes a member of whoever has it. */
    String freshOffer() {
        Answer invitation = owner().api()
                .post("/api/v1/libraries/" + freshLibraryOfOne() + "/invitations", Map.of("role", "listener"));
        return invitation.json().get("token").asString();
    }

    UUID freshLibraryOfOne() {
        return Household.id(owner().api()
                .post("/api/v1/libraries", Map.of("name", "Of one"))
                .json());
    }

    /** An archive of the owner's. */
    UUID export() {
        if (export == null) {
            export = freshExport();
        }
        return export;
    }

    /** Another one, when it is there. */
    UUID freshExport() {
        UUID id =
                Household.id(owner().api().post("/api/v1/me/exports", Map.of()).json());
        Awaitility.await("archive").atMost(PATIENCE).until(() -> !owner().api()
                .get("/api/v1/me/exports/" + id)
                .json()
                .path("downloadUrl")
                .isNull());
        return id;
    }

    /** A webhook of the library. */
    UUID webhook() {
        if (webhook == null) {
            webhook = freshWebhook();
        }
        return webhook;
    }

    /** Another one, for no longer than until it is removed. */
    UUID freshWebhook() {
        Answer made = owner().api().post("/api/v1/libraries/%s/webhooks".formatted(library()), Map.of("url", RECEIVER));
        assertThat(made.status()).as("webhook: %s", made.json()).isEqualTo(201);
        return Household.id(made.json());
    }

    /** A browser of the owner's, for no longer than until it is removed: an account has twenty at the most. */
    UUID browser() {
        if (browser == null
                || owner().api().get("/api/v1/me/push-subscriptions/" + browser).status() != 200) {
            Answer made = owner().api().post("/api/v1/me/push-subscriptions", AccessSamples.browser());
            assertThat(made.status()).as("browser: %s", made.json()).isEqualTo(201);
            browser = Household.id(made.json());
        }
        return browser;
    }

    /** A notification of the owner's. */
    UUID notification() {
        household.report("phone", book, "finish", 200, 205);
        return Awaitility.await("notification")
                .atMost(PATIENCE)
                .until(() -> household.notifications().stream().findFirst(), Optional::isPresent)
                .map(Household::id)
                .orElseThrow();
    }

    private void grantRoles(UUID library) {
        grant(library, Caller.LISTENER, "listener");
        grant(library, Caller.CURATOR, "curator");
        grant(library, Caller.DISABLED, "owner");
    }

    private void grant(UUID library, Caller member, String role) {
        Answer granted = owner().api()
                .put(
                        "/api/v1/libraries/%s/members/%s"
                                .formatted(library, person(member).id()),
                        Map.of("role", role));
        assertThat(granted.status()).as("membership: %s", granted.json()).isEqualTo(200);
    }

    /** Projections have heard of every member. */
    private void becomeKnown() {
        Stream.of(Caller.LISTENER, Caller.CURATOR).forEach(member -> Awaitility.await("membership known")
                .atMost(PATIENCE)
                .until(() -> person(member).api().get("/api/v1/books/" + book).status() == 200));
        Stream.of(Caller.LISTENER, Caller.CURATOR, Caller.OWNER).forEach(this::listen);
    }

    private void listen(Caller member) {
        Person listener = person(member);
        Household at = new Household(listener.api(), listener.id(), household.libraryId(), household.email());
        at.canHear(book);
        at.report("phone", book, "pause", 0, 10);
    }

    private void disable(Person victim) {
        Answer disabled = person(Caller.ADMIN)
                .api()
                .send("PATCH", "/api/v1/admin/accounts/" + victim.id(), Map.of("disabled", true));
        assertThat(disabled.status()).as("disabling: %s", disabled.json()).isEqualTo(200);
        ASKED.forEach(path -> Awaitility.await("out at " + path)
                .atMost(PATIENCE)
                .until(() -> victim.api().get(path).status() == 401));
    }

    private Map<String, Api> keys(Function<String, List<String>> scopes) {
        return SERVICES.stream().collect(Collectors.toMap(service -> service, service -> {
            Answer key = owner().api()
                    .post("/api/v1/me/api-keys", Map.of("name", "a machine", "scopes", scopes.apply(service)));
            assertThat(key.status()).as("API key: %s", key.json()).isEqualTo(201);
            return Api.anonymous(nexus).withKey(key.json().get("apiKey").asString());
        }));
    }
}
