package dev.nexus.user.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.test.EventProbe;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.Client;
import dev.nexus.user.Client.Answer;
import dev.nexus.user.Client.Person;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class LibraryTests {

    @LocalServerPort
    private int port;

    @Autowired
    private EventProbe probe;

    @Autowired
    private EntityManagerFactory entities;

    private Person emma;
    private Person ada;

    @BeforeEach
    void meet() {
        emma = Client.somebody(port, "Emma");
        ada = Client.somebody(port, "Ada");
    }

    private static String found(Person founder, String name) {
        return "/api/v1/libraries/"
                + founder.client()
                        .post("/api/v1/libraries", Map.of("name", name))
                        .is(201)
                        .field("id");
    }

    private static Answer grant(Person owner, String library, UUID user, String role) {
        return owner.client().send("PUT", library + "/members/" + user, Map.of("role", role));
    }

    @Test
    void belongsToWhoeverMadeIt() {
        var made =
                emma.client().post("/api/v1/libraries", Map.of("name", "Home")).is(201);

        assertThat(made.field("role")).isEqualTo("owner");
        assertThat(made.header("Location")).isEqualTo("/api/v1/libraries/" + made.field("id"));
        assertThat(emma.client().get(made.header("Location")).is(200).field("name"))
                .isEqualTo("Home");
        var event = probe.await(
                "user.membership.granted.v1",
                told -> told.at("/data/libraryId").asString().equals(made.field("id")));
        assertThat(event.at("/data/accountId").asString()).isEqualTo(emma.id().toString());
        assertThat(probe.violations()).isEmpty();
    }

    @Test
    void isUnknownToStrangers() {
        var library = found(emma, "Home");

        ada.client().get(library).isProblem(404, "library-not-found");
        ada.client().get(library + "/members").isProblem(404, "library-not-found");
        ada.client().send("PATCH", library, Map.of("name", "Mine")).isProblem(404, "library-not-found");
        grant(ada, library, ada.id(), "owner").isProblem(404, "library-not-found");
        ada.client().get("/api/v1/libraries/" + UUID.randomUUID()).isProblem(404, "library-not-found");
        assertThat(ada.client().get("/api/v1/libraries").json().at("/items")).isEmpty();
    }

    @Test
    void isTaggedForWhoeverSeesItAndWhatTheyAreThere() {
        var library = found(emma, "Home");
        grant(emma, library, ada.id(), "curator").is(200);
        var emmas = emma.client().get(library).header("ETag");
        var adas = ada.client().get(library).header("ETag");

        ada.client().getIfNoneMatch(library, emmas).is(200);
        ada.client().getIfNoneMatch(library, adas).is(304);
        grant(emma, library, ada.id(), "owner").is(200);

        assertThat(ada.client().getIfNoneMatch(library, adas).is(200).field("role"))
                .isEqualTo("owner");
        ada.client()
                .send("PATCH", library, Map.of("name", "Hartfield"), "If-Match", adas)
                .is(200);
        emma.client()
                .send("PATCH", library, Map.of("name", "Randalls"), "If-Match", emmas)
                .isProblem(412, "precondition-failed");
    }

    @Test
    void letsAMemberInAndTellsTheOthers() {
        var library = found(emma, "Home");

        var member = grant(emma, library, ada.id(), "listener").is(200);

        assertThat(member.field("userId")).isEqualTo(ada.id().toString());
        assertThat(ada.client().get(library).is(200).field("role")).isEqualTo("listener");
        assertThat(ada.client()
                        .get(library + "/members")
                        .is(200)
                        .json()
                        .at("/items")
                        .findValuesAsString("displayName"))
                .containsExactlyInAnyOrder("Emma", "Ada");
        probe.await(
                "user.membership.granted.v1",
                told -> told.at("/data/accountId").asString().equals(ada.id().toString())
                        && told.at("/data/role").asString().equals("listener"));
        assertThat(probe.violations()).isEmpty();
    }

    @Test
    void changesARoleInOneMembership() {
        var library = found(emma, "Home");
        grant(emma, library, ada.id(), "listener").is(200);
        grant(emma, library, ada.id(), "curator").is(200);
        grant(emma, library, ada.id(), "curator").is(200);

        var curator = probe.await(
                "user.membership.granted.v1",
                told -> told.at("/data/accountId").asString().equals(ada.id().toString())
                        && told.at("/data/role").asString().equals("curator"));
        var membership = curator.at("/data/membershipId").asString();
        assertThat(probe.events("user.membership.granted.v1").stream()
                        .filter(told -> told.at("/data/membershipId").asString().equals(membership)))
                .hasSize(2)
                .extracting(told -> Long.parseLong(told.at("/sequence").asString()))
                .containsExactly(1L, 2L);
    }

    @Test
    void letsOnlyOwnersChangeIt() {
        var library = found(emma, "Home");
        grant(emma, library, ada.id(), "curator").is(200);

        ada.client().send("PATCH", library, Map.of("name", "Mine")).isProblem(403, "role-too-low");
        grant(ada, library, ada.id(), "owner").isProblem(403, "role-too-low");
    }

    @Test
    void refusesAnImpossibleMember() {
        var library = found(emma, "Home");

        grant(emma, library, UUID.randomUUID(), "listener").isProblem(404, "account-not-found");
        grant(emma, library, ada.id(), "king").isProblem(400, "wrong-type");
        emma.client()
                .send("PUT", library + "/members/ada", Map.of("role", "owner"))
                .isProblem(400, "invalid-parameter");
        emma.client().send("PUT", library + "/members/" + ada.id(), "{}").isProblem(422, "validation-failed");
    }

    @Test
    void keepsItsLastOwner() {
        var library = found(emma, "Home");

        grant(emma, library, emma.id(), "listener").isProblem(409, "last-owner");
        grant(emma, library, ada.id(), "owner").is(200);
        grant(emma, library, emma.id(), "listener").is(200);
    }

    @Test
    void keepsAnOwnerWhenTwoOwnersDemoteEachOther() throws Exception {
        var library = found(emma, "Home");
        grant(emma, library, ada.id(), "owner").is(200);

        List<Callable<Answer>> atOnce = List.of(
                () -> grant(emma, library, ada.id(), "listener"), () -> grant(ada, library, emma.id(), "listener"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads.invokeAll(atOnce).stream()
                    .map(answer -> answer.resultNow().status())
                    .toList();

            assertThat(statuses).containsExactlyInAnyOrder(200, 403);
        }
    }

    @Test
    void isRenamedByWhoeverHasSeenIt() {
        var library = found(emma, "Home");
        var seen = emma.client().get(library).header("ETag");

        var renamed = emma.client()
                .send("PATCH", library, Map.of("name", "Work"), "If-Match", seen)
                .is(200);

        assertThat(renamed.field("name")).isEqualTo("Work");
        assertThat(renamed.header("ETag")).isNotEqualTo(seen);
        emma.client()
                .send("PATCH", library, Map.of("name", "Again"), "If-Match", seen)
                .isProblem(412, "precondition-failed");
        assertThat(emma.client().get(library).field("name")).isEqualTo("Work");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"name\":\"\"}", "{\"name\":\"  \"}", "{\"name\":\"a\\u0000b\"}", "{}", "{\"name\":null}"})
    void refusesAnImpossibleName(String sent) {
        emma.client().post("/api/v1/libraries", sent).isProblem(422, "validation-failed");
    }

    @Test
    void isListedInPagesWithOneStatement() {
        for (var i = 0; i < 5; i++) {
            found(emma, "Library " + i);
        }
        var statistics = statistics();

        var first = emma.client().get("/api/v1/libraries?limit=3").is(200).json();
        assertThat(statistics.getPrepareStatementCount()).isEqualTo(1);
        var second = emma.client()
                .get("/api/v1/libraries?limit=3&cursor="
                        + first.required("next").asString())
                .is(200)
                .json();

        assertThat(first.at("/items").findValuesAsString("name"))
                .containsExactly("Library 0", "Library 1", "Library 2");
        assertThat(second.at("/items").findValuesAsString("name")).containsExactly("Library 3", "Library 4");
        assertThat(second.required("next").isNull()).isTrue();
        emma.client().get("/api/v1/libraries?cursor=forged").isProblem(400, "invalid-cursor");
    }

    @Test
    void listsMembersWithTwoStatements() {
        var library = found(emma, "Home");
        grant(emma, library, ada.id(), "listener").is(200);
        var statistics = statistics();

        emma.client().get(library + "/members").is(200);

        assertThat(statistics.getPrepareStatementCount()).isEqualTo(2);
    }

    private Statistics statistics() {
        var statistics = entities.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        return statistics;
    }
}
