package dev.nexus.user.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.test.EventProbe;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.Client;
import dev.nexus.user.Client.Answer;
import dev.nexus.user.Client.Person;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Members who leave or are removed, owners who hand over, and libraries that are deleted. */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // Accounts are dear to make.
class MembershipEndTests {

    @LocalServerPort
    private int port;

    @Autowired
    private EventProbe probe;

    @Autowired
    private JdbcClient database;

    private Person emma;
    private Person ada;
    private Person eve;
    private Home home;

    @BeforeAll
    void meet() {
        emma = Client.somebody(port, "Emma");
        ada = Client.somebody(port, "Ada");
        eve = Client.somebody(port, "Eve");
    }

    @BeforeEach
    void adaListensAtEmmas() {
        home = Home.of(emma);
        home.grant(emma, ada, "listener").is(200);
    }

    @Test
    void happensByLeaving() {
        home.leave(ada).is(204);

        assertThat(home.roleOf(ada)).isEqualTo("none");
        assertThat(ada.client()
                        .get("/api/v1/libraries?limit=200")
                        .json()
                        .at("/items")
                        .findValuesAsString("id"))
                .doesNotContain(home.id());
        assertThat(emma.client()
                        .get(home.path() + "/members")
                        .json()
                        .at("/items")
                        .findValuesAsString("displayName"))
                .containsExactly("Emma");
        var told = probe.await("user.membership.revoked.v1", this::isAdas);
        assertThat(told.at("/data/libraryId").asString()).isEqualTo(home.id());
        assertThat(told.at("/libraryid").asString()).isEqualTo(home.id());
        assertThat(probe.violations()).isEmpty();
        home.leave(ada).isProblem(404, "library-not-found");
    }

    @Test
    void happensByAnOwner() {
        home.remove(emma, ada.id()).is(204);

        assertThat(home.roleOf(ada)).isEqualTo("none");
        home.remove(emma, ada.id()).isProblem(404, "member-not-found");
        home.remove(emma, UUID.randomUUID()).isProblem(404, "member-not-found");
    }

    @Test
    void doesNotHappenByOthers() {
        home.grant(emma, eve, "curator").is(200);

        home.remove(eve, ada.id()).isProblem(403, "role-too-low");
        home.leave(eve).is(204);
        home.remove(eve, ada.id()).isProblem(404, "library-not-found");
    }

    @Test
    void isFollowedByTheSameMembership() {
        home.leave(ada).is(204);
        home.grant(emma, ada, "curator").is(200);
        home.leave(ada).is(204);

        probe.await("user.membership.revoked.v1", told -> isAdas(told) && sequence(told) == 4);
        var told = probe.events().stream()
                .filter(event -> event.at("/type").asString().startsWith("user.membership.") && isAdas(event))
                .toList();
        assertThat(told)
                .extracting(event -> sequence(event) + " " + event.at("/type").asString())
                .containsExactly(
                        "1 user.membership.granted.v1",
                        "2 user.membership.revoked.v1",
                        "3 user.membership.granted.v1",
                        "4 user.membership.revoked.v1");
        assertThat(told)
                .extracting(event -> event.at("/data/membershipId").asString())
                .containsOnly(told.getFirst().at("/data/membershipId").asString());
        assertThat(probe.violations()).isEmpty();
    }

    @Test
    void neverLeavesALibraryWithoutAnOwner() {
        home.leave(emma).isProblem(409, "last-owner");
        home.grant(emma, ada, "owner").is(200);

        home.leave(emma).is(204);

        home.leave(ada).isProblem(409, "last-owner");
        assertThat(home.roleOf(ada)).isEqualTo("owner");
    }

    @Test
    void countsNoOwnerWhoIsShutOut() {
        home.grant(emma, ada, "owner").is(200);
        setDisabled(ada, true);

        home.leave(emma).isProblem(409, "last-owner");
        home.grant(emma, emma, "curator").isProblem(409, "last-owner");
        home.remove(emma, ada.id()).is(204);

        setDisabled(ada, false);
    }

    @Test
    void handsALibraryOverToNobodyWhoIsShutOut() {
        home.grant(emma, eve, "owner").is(200);
        setDisabled(ada, true);

        home.handOver(emma, ada.id()).isProblem(422, "validation-failed");

        assertThat(home.roleOf(emma)).isEqualTo("owner");
        setDisabled(ada, false);
    }

    @Test
    void letsAnAdministratorAppointAnOwnerWhereNoneIsLeft() {
        setAdmin(eve, true);
        home.grant(eve, eve, "owner").isProblem(404, "library-not-found");
        setDisabled(emma, true);
        home.grant(eve, eve, "curator").isProblem(404, "library-not-found");
        home.grant(ada, ada, "owner").isProblem(403, "role-too-low");

        home.grant(eve, ada, "owner").is(200);

        assertThat(home.roleOf(ada)).isEqualTo("owner");
        home.grant(eve, eve, "owner").isProblem(404, "library-not-found");
        setDisabled(emma, false);
        setAdmin(eve, false);
    }

    private void setDisabled(Person person, boolean disabled) {
        database.sql("update account set disabled_at = case when ? then now() end where id = ?")
                .params(disabled, person.id())
                .update();
    }

    private void setAdmin(Person person, boolean admin) {
        database.sql("update account set admin = ? where id = ?")
                .params(admin, person.id())
                .update();
    }

    @Test
    void keepsAnOwnerWhenAllOwnersLeaveAtOnce() throws Exception {
        for (var round = 0; round < 5; round++) {
            var contested = Home.of(emma);
            contested.grant(emma, ada, "owner").is(200);

            var statuses = atOnce(() -> contested.leave(emma), () -> contested.leave(ada));

            assertThat(statuses).containsExactlyInAnyOrder(204, 409);
            assertThat(List.of(contested.roleOf(emma), contested.roleOf(ada)))
                    .containsExactlyInAnyOrder("owner", "none");
        }
    }

    @Test
    void keepsAnOwnerWhenOwnersRemoveEachOtherAtOnce() throws Exception {
        home.grant(emma, ada, "owner").is(200);

        var statuses = atOnce(() -> home.remove(emma, ada.id()), () -> home.remove(ada, emma.id()));

        assertThat(statuses).containsExactlyInAnyOrder(204, 404);
    }

    @Test
    void isNoPartOfHandingOver() {
        var view = home.handOver(emma, ada.id()).is(200);

        assertThat(view.field("role")).isEqualTo("curator");
        assertThat(home.roleOf(emma)).isEqualTo("curator");
        assertThat(home.roleOf(ada)).isEqualTo("owner");
        home.handOver(emma, ada.id()).isProblem(403, "role-too-low");
    }

    @Test
    void handsOverToOneOfManyAtOnce() throws Exception {
        home.grant(emma, eve, "listener").is(200);

        var statuses = atOnce(() -> home.handOver(emma, ada.id()), () -> home.handOver(emma, eve.id()));

        assertThat(statuses).containsExactlyInAnyOrder(200, 403);
        assertThat(List.of(home.roleOf(ada), home.roleOf(eve))).containsExactlyInAnyOrder("owner", "listener");
    }

    @Test
    void doesNotHandOverToWhoCannotHaveIt() {
        home.handOver(emma, UUID.randomUUID()).isProblem(404, "member-not-found");
        home.handOver(emma, eve.id()).isProblem(404, "member-not-found");
        home.handOver(emma, emma.id()).isProblem(422, "validation-failed");
        emma.client().post(home.path() + "/ownership-transfers", "{}").isProblem(422, "validation-failed");

        assertThat(home.roleOf(emma)).isEqualTo("owner");
    }

    @Test
    void happensToAllWhenTheLibraryIsDeleted() {
        emma.client().delete(home.path()).is(204);

        assertThat(home.roleOf(emma)).isEqualTo("none");
        assertThat(home.roleOf(ada)).isEqualTo("none");
        emma.client().delete(home.path()).isProblem(404, "library-not-found");
        var told = probe.await(
                "user.library.deleted.v1",
                event -> event.at("/data/libraryId").asString().equals(home.id()));
        assertThat(told.at("/libraryid").asString()).isEqualTo(home.id());
        assertThat(probe.violations()).isEmpty();
    }

    @Test
    void needsTheVersionThatWasSeenWhenItIsSaid() {
        var seen = emma.client().get(home.path()).header("ETag");
        emma.client().send("PATCH", home.path(), Map.of("name", "Work")).is(200);

        emma.client().send("DELETE", home.path(), "", "If-Match", seen).isProblem(412, "precondition-failed");
    }

    @Test
    void isToldByTheNameOfTheLibrary() {
        emma.client().send("PATCH", home.path(), Map.of("name", "Work")).is(200);
        emma.client().send("PATCH", home.path(), Map.of("name", "Work")).is(200);

        var told = probe.await(
                "user.library.renamed.v1",
                event -> event.at("/data/libraryId").asString().equals(home.id()));
        assertThat(told.at("/data/name").asString()).isEqualTo("Work");
        assertThat(sequence(told)).isEqualTo(2);
        assertThat(database.sql("select last from event_sequence where source = ?")
                        .param("/user/libraries/" + home.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void isRecorded() {
        home.remove(emma, ada.id()).is(204);

        assertThat(database.sql("""
                                select action || ' ' || (details ->> 'libraryId') || ' by ' || actor_id from security_event
                                where account_id = ? and details ->> 'libraryId' = ? order by id""")
                        .params(ada.id(), home.id())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "membership-granted %s by %s".formatted(home.id(), emma.id()),
                        "membership-revoked %s by %s".formatted(home.id(), emma.id()));
    }

    private boolean isAdas(JsonNode event) {
        return event.at("/data/accountId").asString().equals(ada.id().toString())
                && event.at("/data/libraryId").asString().equals(home.id());
    }

    private static long sequence(JsonNode event) {
        return Long.parseLong(event.at("/sequence").asString());
    }

    private static List<Integer> atOnce(Callable<Answer> one, Callable<Answer> another) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(List.of(one, another)).stream()
                    .map(answer -> answer.resultNow().status())
                    .toList();
        }
    }
}
