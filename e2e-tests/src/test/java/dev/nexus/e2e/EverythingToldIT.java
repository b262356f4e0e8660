package dev.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.contracts.EventCatalogue;
import dev.nexus.contracts.EventDefinition;
import dev.nexus.e2e.Api.Answer;
import dev.nexus.platform.test.EventContracts;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * Promises 3 and 5, on the whole suite: an outsider bound to everything, while people do everything that is told of. What it sees is
 * documented, valid, ordered and without a gap; what is documented is seen.
 */
@ExtendWith(WholeSuite.class)
class EverythingToldIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Types that nothing here causes, and why. Their publishers' own tests see them. */
    private static final Map<String, String> NOT_CAUSED = Map.ofEntries(
            Map.entry("catalog.book.deleted.v1", "a removed book is kept for days"),
            Map.entry(
                    "notification.webhook.disabled.v1",
                    "a receiver must fail for days, or answer from a public address"),
            Map.entry("user.session.compromised.v1", "a refresh token must be used again after its grace"));

    private final RunningNexus nexus;

    EverythingToldIT(RunningNexus nexus) {
        this.nexus = nexus;
    }

    @Test
    void isDocumentedValidOrderedAndWithoutAGap() {
        try (var outsider = OutsidersQueue.boundTo(nexus, "#")) {
            peopleDoEverything();

            var wanted = new TreeSet<>(
                    EventCatalogue.all().stream().map(EventDefinition::type).toList());
            wanted.removeAll(NOT_CAUSED.keySet());
            Awaitility.await("every type").atMost(PATIENCE).untilAsserted(() -> assertThat(typesOf(outsider.events()))
                    .containsAll(wanted));

            var seen = outsider.events();
            assertThat(seen.stream().flatMap(event -> EventContracts.violations(event.toString()).stream()))
                    .isEmpty();
            assertThat(typesOf(seen))
                    .as("documented as not caused, but seen")
                    .doesNotContainAnyElementsOf(NOT_CAUSED.keySet());
            assertThat(seen).allSatisfy(EverythingToldIT::comesFromWhereItIsDocumented);
            assertThatNoSourceHasAGap(seen);
        }
    }

    private void peopleDoEverything() {
        var ada = Household.movesIn(nexus);
        var bob = Person.registers(nexus);
        accountIsChanged(bob);
        members(ada, bob);
        var book = ada.hasImported(Household.fables());
        ada.importOf(ada.startImport(List.of(new Api.Upload("noise.m4b", new byte[] {1, 2, 3}))));
        listening(ada, book);
        reviews(ada, bob, book);
        catalogue(ada, book);
        libraryGoes(ada);
        var admin = Person.administrator(nexus).api();
        for (var disabled : List.of(true, false)) {
            ok(admin.send("PATCH", "/api/v1/admin/accounts/" + bob.id(), Map.of("disabled", disabled)));
        }
        var carl = Person.registers(nexus);
        ok(carl.api().delete("/api/v1/me", Map.of("password", Household.PASSWORD)));
    }

    private void accountIsChanged(Person bob) {
        var api = bob.api();
        ok(api.send("PATCH", "/api/v1/me", Map.of("displayName", "Robert", "timeZone", "Europe/Vienna")));
        var key = ok(api.post("/api/v1/me/api-keys", Map.of("name", "a machine", "scopes", List.of("user:read"))));
        ok(api.send("DELETE", "/api/v1/me/api-keys/" + Household.id(key.json()), null));
        var again = bob.signsInAgain(nexus).session().json().get("sessionId").asString();
        ok(api.send("DELETE", "/api/v1/sessions/" + again, null));
        var started = ok(api.post("/api/v1/me/second-factor", Map.of("password", Household.PASSWORD)));
        var code = OneTimeCode.of(started.json().get("secret").asString(), Instant.now());
        ok(api.put("/api/v1/me/second-factor", Map.of("code", code)));
        ok(api.delete("/api/v1/me/second-factor", Map.of("password", Household.PASSWORD)));
        ok(Person.registers(nexus)
                .api()
                .put(
                        "/api/v1/me/password",
                        Map.of("currentPassword", Household.PASSWORD, "newPassword", "another " + Household.PASSWORD)));
    }

    private static void members(Household ada, Person bob) {
        var invitations = "/api/v1/libraries/" + ada.libraryId() + "/invitations";
        var first = ok(ada.api().post(invitations, Map.of("role", "listener")));
        ok(ada.api().send("DELETE", invitations + "/" + Household.id(first.json()), null));
        var second = ok(ada.api().post(invitations, Map.of("role", "curator")));
        ok(bob.api().post("/api/v1/invitations/" + second.json().get("token").asString() + "/accept", Map.of()));
        ok(ada.api().send("PATCH", "/api/v1/libraries/" + ada.libraryId(), Map.of("name", "Books of Ada")));
    }

    /** Some of it a week ago, told today by a device that was offline. */
    private static void listening(Household ada, UUID book) {
        ada.canHear(book);
        var lastWeek = LocalDate.now(ZoneOffset.UTC)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .minusDays(3)
                .atTime(12, 0)
                .toInstant(ZoneOffset.UTC);
        ok(ada.report("phone", Household.reportOf(UUID.randomUUID(), book, "pause", 0, 60, lastWeek)));
        ok(ada.report("phone", book, "pause", 60, 90));
        ok(ada.report("phone", book, "finish", 200, 205));
    }

    private static void reviews(Household ada, Person bob, UUID book) {
        var reviews = "/api/v1/books/" + book + "/reviews";
        Awaitility.await("bob is known")
                .atMost(PATIENCE)
                .until(() -> bob.api()
                                .put(reviews + "/mine", Map.of("rating", 4, "text", "Short."))
                                .status()
                        == 200);
        ok(ada.api().put(reviews + "/" + bob.id() + "/answer", Map.of("text", "They are fables.")));
        ok(ada.api().send("PUT", reviews + "/" + bob.id() + "/hidden", null));
        ok(bob.api().send("DELETE", reviews + "/mine", null));
        ok(ada.api().send("DELETE", "/api/v1/libraries/" + ada.libraryId() + "/members/" + bob.id(), null));
    }

    private static void catalogue(Household ada, UUID book) {
        var path = "/api/v1/books/" + book;
        ok(ada.api()
                .send(
                        "PATCH",
                        path,
                        Map.of(
                                "authors",
                                List.of("Aesop", "Esop"),
                                "series",
                                List.of(Map.of("name", "Fables"), Map.of("name", "The Fables")))));
        merge(ada, "authors", "people");
        merge(ada, "series", "series");
        ok(ada.api().send("DELETE", path, null));
        ok(ada.api().send("POST", path + "/restore", null));
    }

    private static void merge(Household ada, String list, String kind) {
        var names = ada.api()
                .get("/api/v1/" + list + "?library=" + ada.libraryId())
                .json()
                .get("items");
        ok(ada.api()
                .post(
                        "/api/v1/%s/%s/merge".formatted(kind, Household.id(names.get(0))),
                        Map.of("duplicates", List.of(Household.id(names.get(1)).toString()))));
    }

    private static void libraryGoes(Household ada) {
        var library = ok(ada.api().post("/api/v1/libraries", Map.of("name", "Soon gone")));
        ok(ada.api().send("DELETE", "/api/v1/libraries/" + Household.id(library.json()), null));
    }

    private static Answer ok(Answer answer) {
        assertThat(answer.status())
                .as("%s: %s", answer.response().request(), answer.json())
                .isBetween(200, 299);
        return answer;
    }

    private static Set<String> typesOf(List<JsonNode> events) {
        var types = new TreeSet<String>();
        events.forEach(event -> types.add(event.get("type").asString()));
        return types;
    }

    private static void comesFromWhereItIsDocumented(JsonNode event) {
        var definition = EventCatalogue.find(event.get("type").asString()).orElseThrow();
        var data = event.get("data");
        var source = event.get("source").asString();
        assertThat(definition.sources()).as(event.toString()).anySatisfy(template -> assertThat(source)
                .matches(pattern(template, data)));
        if (source.matches(pattern(definition.sources().getFirst(), data))) {
            assertThat(event.get("partitionkey").asString())
                    .as(event.toString())
                    .isEqualTo(data.get(definition.orderedBy()).asString());
        }
        assertThat(event.has("libraryid")).as(event.toString()).isEqualTo(data.has("libraryId"));
    }

    private static String pattern(String template, JsonNode data) {
        var pattern = new StringBuilder();
        for (var part : template.split("(?=\\{)|(?<=})", -1)) {
            var field = part.startsWith("{") ? part.substring(1, part.length() - 1) : null;
            pattern.append(
                    field == null ? part : data.has(field) ? data.get(field).asString() : "[0-9a-f-]{36}");
        }
        return pattern.toString();
    }

    /** In the order of arrival each source counts by one, from wherever the outsider came in; what came twice is passed over. */
    private static void assertThatNoSourceHasAGap(List<JsonNode> events) {
        var last = new HashMap<String, Long>();
        var ids = new HashSet<String>();
        for (var event : events) {
            if (ids.add(event.get("id").asString())) {
                var sequence = Long.parseLong(event.get("sequence").asString());
                var before = last.put(event.get("source").asString(), sequence);
                assertThat(sequence)
                        .as("after %s: %s", before, event)
                        .isEqualTo(before == null ? sequence : before + 1);
            }
        }
    }
}
