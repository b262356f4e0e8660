package dev.nexus.user.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.test.EventProbe;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.Client;
import dev.nexus.user.Client.Answer;
import dev.nexus.user.Client.Person;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.EmailAddress;
import dev.nexus.user.library.Home;
import dev.nexus.user.registration.InvitationChecking;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // Accounts are dear to make.
class InvitationTests {

    private static final Map<String, String> LISTENER = Map.of("role", "listener");

    @LocalServerPort
    private int port;

    @Autowired
    private EventProbe probe;

    @Autowired
    private JdbcClient database;

    @Autowired
    private InvitationAccepting accepting;

    @Autowired
    private InvitationChecking registration;

    @Autowired
    private PersonalData personalInvitations;

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
    void emmaHasALibrary() {
        home = Home.of(emma);
    }

    @Test
    void letsSomebodyInByALink() {
        var given = home.invite(emma, LISTENER).is(201);
        var token = given.field("token");

        var offer = Client.stranger(port).get("/api/v1/invitations/" + token).is(200);
        var accepted = accept(ada, token).is(200);

        assertThat(given.field("url")).isEqualTo("http://localhost:8080/invitation#" + token);
        assertThat(offer.json().propertyNames())
                .containsExactlyInAnyOrder("libraryName", "invitedBy", "role", "expiresAt");
        assertThat(offer.field("libraryName")).isEqualTo("Home");
        assertThat(offer.field("invitedBy")).isEqualTo("Emma");
        assertThat(accepted.field("libraryId")).isEqualTo(home.id());
        assertThat(accepted.field("role")).isEqualTo("listener");
        assertThat(home.roleOf(ada)).isEqualTo("listener");
    }

    @Test
    void tellsTheOthersButNotTheSecret() {
        var given = home.invite(emma, Map.of("role", "curator", "maxUses", 2)).is(201);
        accept(ada, given.field("token")).is(200);
        home.invite(emma, LISTENER).is(201);
        emma.client().delete(home.path() + "/invitations/" + given.field("id")).is(204);

        var revoked = probe.await("user.invitation.revoked.v1", event -> isOf(event, given));
        assertThat(revoked.at("/sequence").asString()).endsWith("3");
        var accepted = probe.await("user.invitation.accepted.v1", event -> isOf(event, given));
        assertThat(accepted.at("/data/accountId").asString()).isEqualTo(ada.id().toString());
        var created = probe.await("user.invitation.created.v1", event -> isOf(event, given));
        assertThat(created.at("/data/role").asString()).isEqualTo("curator");
        assertThat(probe.violations()).isEmpty();
        assertThat(probe.events().toString()).doesNotContain(given.field("token"));
    }

    @Test
    void isListedForOwnersWithoutItsSecret() {
        var given = home.invite(emma, Map.of("role", "listener", "email", "guest-list@example.org"))
                .is(201);
        var link = home.invite(emma, LISTENER).is(201);

        var listed = emma.client().get(home.path() + "/invitations").is(200);

        assertThat(listed.json().at("/items").findValuesAsString("id"))
                .containsExactly(given.field("id"), link.field("id"));
        assertThat(listed.json().at("/items/0/email").asString()).isEqualTo("guest-list@example.org");
        assertThat(listed.text()).doesNotContain(link.field("token"), "\"token\"", "\"url\"");
        assertThat(given.text()).doesNotContain("\"token\"", "\"url\"");
    }

    @Test
    void isGoodForOneUnlessMoreAreSaid() {
        var one = home.invite(emma, LISTENER).is(201).field("token");
        var two = home.invite(emma, Map.of("role", "listener", "maxUses", 2))
                .is(201)
                .field("token");

        accept(ada, one).is(200);
        accept(eve, one).isProblem(404, "invitation-not-found");
        accept(eve, two).is(200);

        assertThat(home.roleOf(eve)).isEqualTo("listener");
    }

    @Test
    void givesTheSameAnswerAgainToWhomeverItLetIn() {
        var token = home.invite(emma, Map.of("role", "listener", "maxUses", 5))
                .is(201)
                .field("token");
        var first = accept(ada, token).is(200);

        assertThat(accept(ada, token).is(200).text()).isEqualTo(first.text());

        home.remove(emma, ada.id()).is(204);
        accept(ada, token).isProblem(404, "invitation-not-found");
        assertThat(home.roleOf(ada)).isEqualTo("none");
    }

    @Test
    void takesNothingFromAMember() {
        home.grant(emma, ada, "curator").is(200);
        var given = home.invite(emma, LISTENER).is(201);

        assertThat(accept(ada, given.field("token")).is(200).field("role")).isEqualTo("curator");
        assertThat(accept(emma, given.field("token")).is(200).field("role")).isEqualTo("owner");

        assertThat(home.roleOf(ada)).isEqualTo("curator");
        assertThat(accept(eve, given.field("token")).is(200).field("role")).isEqualTo("listener");
    }

    @Test
    void raisesAMember() {
        home.grant(emma, ada, "listener").is(200);
        var token = home.invite(emma, Map.of("role", "curator")).is(201).field("token");

        assertThat(accept(ada, token).is(200).field("role")).isEqualTo("curator");
    }

    @Test
    void lookedAtInVainSaysNothing() {
        var used = home.invite(emma, LISTENER).is(201).field("token");
        accept(ada, used).is(200);
        var revoked = home.invite(emma, LISTENER).is(201);
        emma.client()
                .delete(home.path() + "/invitations/" + revoked.field("id"))
                .is(204);
        var expired = home.invite(emma, LISTENER).is(201);
        database.sql("update invitation set expires_at = now() where id = ?::uuid")
                .param(expired.field("id"))
                .update();

        var answers = Stream.of(used, revoked.field("token"), expired.field("token"), "never-was-one")
                .flatMap(token ->
                        Stream.of(Client.stranger(port).get("/api/v1/invitations/" + token), accept(eve, token)))
                .map(answer -> answer.isProblem(404, "invitation-not-found")
                        .text()
                        .replaceAll("\"(traceId|instance)\":\"[^\"]+\"", ""))
                .distinct();

        assertThat(answers).hasSize(1);
        emma.client()
                .delete(home.path() + "/invitations/" + expired.field("id"))
                .isProblem(404, "invitation-not-found");
        Client.stranger(port)
                .post("/api/v1/invitations/" + used + "/accept", "")
                .isProblem(401, "unauthenticated");
    }

    @Test
    void byMailIsForTheAccountOfThatAddressOnly() {
        var given = home.invite(
                        emma, Map.of("role", "owner", "email", ada.email().toUpperCase(Locale.ROOT)))
                .is(201);
        var token = knownToken(given);

        accept(eve, token).isProblem(403, "invitation-for-another");
        accept(ada, token).is(200);

        assertThat(home.roleOf(eve)).isEqualTo("none");
        assertThat(home.roleOf(ada)).isEqualTo("owner");
    }

    @Test
    void endsWithTheOwnershipOfWhoGaveIt() {
        home.grant(emma, ada, "owner").is(200);
        var token = home.invite(ada, LISTENER).is(201).field("token");
        var another = home.invite(ada, LISTENER).is(201).field("token");

        home.grant(emma, ada, "curator").is(200);

        accept(eve, token).isProblem(404, "invitation-not-found");
        home.grant(emma, ada, "owner").is(200);
        accept(eve, another).isProblem(404, "invitation-not-found");
    }

    @Test
    void isWorthNothingWhileWhoGaveItIsShutOut() {
        var token = home.invite(emma, LISTENER).is(201).field("token");
        database.sql("update account set disabled_at = now() where id = ?")
                .param(emma.id())
                .update();

        accept(eve, token).isProblem(404, "invitation-not-found");
        Client.stranger(port).get("/api/v1/invitations/" + token).isProblem(404, "invitation-not-found");

        database.sql("update account set disabled_at = null where id = ?")
                .param(emma.id())
                .update();
        accept(eve, token).is(200);
    }

    @Test
    void goesWithItsLibrary() {
        var token = home.invite(emma, LISTENER).is(201).field("token");

        emma.client().delete(home.path()).is(204);

        accept(eve, token).isProblem(404, "invitation-not-found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|422|validation-failed",
                "{\"role\":\"owner\"}|422|validation-failed",
                "{\"role\":\"king\"}|400|wrong-type",
                "{\"role\":\"listener\",\"email\":\"nobody\"}|422|validation-failed",
                "{\"role\":\"listener\",\"expiresIn\":59}|422|validation-failed",
                "{\"role\":\"listener\",\"expiresIn\":2592001}|422|validation-failed",
                "{\"role\":\"listener\",\"maxUses\":0}|422|validation-failed",
                "{\"role\":\"listener\",\"maxUses\":101}|422|validation-failed",
                "{\"role\":\"listener\",\"email\":\"a@example.org\",\"maxUses\":2}|422|validation-failed",
                "{\"role\":\"listener\",\"text\":\"Hello\"}|400|unknown-field"
            })
    void isNotGivenWhenItIsImpossible(String wanted, int status, String code) {
        emma.client().post(home.path() + "/invitations", wanted).isProblem(status, code);
    }

    @Test
    void doesNotFillAMailbox() {
        var victim = Map.of("role", "listener", "email", "victim-" + UUID.randomUUID() + "@example.org");
        for (var i = 0; i < 3; i++) {
            home.invite(emma, victim).is(201);
        }

        var refused = home.invite(emma, victim).isProblem(429, "too-many-requests");

        assertThat(refused.header("Retry-After")).isNotEmpty();
        Home.of(ada).invite(ada, victim).isProblem(429, "too-many-requests");
        home.invite(emma, LISTENER).is(201);
    }

    @Test
    void isNotGivenToEverybody() {
        var spammer = Client.somebody(port, "Spammer");
        var library = Home.of(spammer);

        var statuses = IntStream.range(0, 31)
                .mapToObj(i -> library.invite(
                        spammer, Map.of("role", "listener", "email", i + "-" + UUID.randomUUID() + "@example.org")))
                .map(Answer::status)
                .toList();

        assertThat(statuses.subList(0, 30)).containsOnly(201);
        assertThat(statuses.getLast()).isEqualTo(429);
    }

    @Test
    void isNotFoundByTrying() {
        var token = home.invite(emma, LISTENER).is(201).field("token");

        for (var i = 0; i < 50; i++) {
            preview("guess-" + i, "198.51.100.7").isProblem(404, "invitation-not-found");
        }

        preview("one more", "198.51.100.7").isProblem(429, "too-many-attempts");
        preview(token, "198.51.100.7").isProblem(429, "too-many-attempts");
        preview(token, "198.51.100.8").is(200);
    }

    @Test
    void isNoGuessWhenItIsRight() {
        var token = home.invite(emma, LISTENER).is(201).field("token");

        for (var i = 0; i < 60; i++) {
            preview(token, "198.51.100.9").is(200);
        }
    }

    /** Twenty follow a link for one at the same time. */
    @Test
    void letsNoMoreInThanItIsFor() throws Exception {
        var one = new InvitationToken(home.invite(emma, LISTENER).is(201).field("token"));
        var three = new InvitationToken(home.invite(emma, Map.of("role", "listener", "maxUses", 3))
                .is(201)
                .field("token"));
        var guests = IntStream.range(0, 20).mapToObj(_ -> guest()).toList();

        assertThat(letIn(guests.subList(0, 20), one)).isEqualTo(1);
        assertThat(members()).isEqualTo(2);
        assertThat(letIn(IntStream.range(0, 20).mapToObj(_ -> guest()).toList(), three))
                .isEqualTo(3);
        assertThat(members()).isEqualTo(5);
    }

    /** Twenty times the same person. */
    @Test
    void letsSomebodyInOnceHoweverOftenItIsFollowed() throws Exception {
        var token = new InvitationToken(home.invite(emma, Map.of("role", "listener", "maxUses", 10))
                .is(201)
                .field("token"));
        var guest = guest();

        assertThat(letIn(IntStream.range(0, 20).mapToObj(_ -> guest).toList(), token))
                .isEqualTo(20);

        assertThat(members()).isEqualTo(2);
        assertThat(emma.client()
                        .get(home.path() + "/invitations")
                        .json()
                        .at("/items/0/uses")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void letsWhoIsInvitedMakeAnAccount() {
        var link = home.invite(emma, LISTENER).is(201).field("token");
        var mail = knownToken(home.invite(emma, Map.of("role", "listener", "email", "new@example.org"))
                .is(201));

        assertThat(registration.admits(link, new EmailAddress("anybody@example.org")))
                .isTrue();
        assertThat(registration.admits(mail, new EmailAddress("New@example.org")))
                .isTrue();
        assertThat(registration.admits(mail, new EmailAddress("anybody@example.org")))
                .isFalse();
        accept(ada, link).is(200);
        assertThat(registration.admits(link, new EmailAddress("anybody@example.org")))
                .isFalse();
        assertThat(registration.admits("never-was-one", new EmailAddress("anybody@example.org")))
                .isFalse();
    }

    @Test
    void goesWithWhoGaveOrGotIt() {
        var guest = guest();
        var email = guest + "@example.org";
        var received =
                home.invite(emma, Map.of("role", "listener", "email", email)).is(201);
        var link = new InvitationToken(home.invite(emma, LISTENER).is(201).field("token"));
        accepting.accept(guest, link);

        assertThat(personalInvitations.about(guest.value()).map(Object::toString))
                .hasSize(2)
                .anyMatch(row -> row.contains("part=received") && row.contains(received.field("id")))
                .anyMatch(row -> row.contains("part=accepted"));

        personalInvitations.erase(guest.value());

        assertThat(personalInvitations.about(guest.value())).isEmpty();
        assertThat(database.sql("select count(*) from invitation where email = ?")
                        .param(email)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void isRecorded() {
        var given = home.invite(emma, LISTENER).is(201);
        accept(ada, given.field("token")).is(200);

        assertThat(database.sql("""
                                select account_id || ' ' || action from security_event
                                where details ->> 'invitationId' = ? order by id""")
                        .param(given.field("id"))
                        .query(String.class)
                        .list())
                .containsExactly(emma.id() + " invitation-created", ada.id() + " invitation-accepted");
    }

    private Answer accept(Person guest, String token) {
        return guest.client().post("/api/v1/invitations/" + token + "/accept", "");
    }

    private Answer preview(String token, String from) {
        return Client.stranger(port)
                .send("GET", "/api/v1/invitations/" + token.replace(' ', '-'), "", "Nexus-Client-Address", from);
    }

    /** The secret of a mail is known to its reader only; here another one takes its place. */
    private String knownToken(Answer given) {
        var token = InvitationToken.random();
        database.sql("update invitation set hash = ? where id = ?::uuid")
                .params(token.hash(), given.field("id"))
                .update();
        return token.value();
    }

    private AccountId guest() {
        var id = UUID.randomUUID();
        database.sql("""
                        insert into account
                            (id, version, email, email_key, display_name, password_hash, admin, registered_at)
                        values (:id, 0, :email, :email, 'Guest', '', false, now())""").param("id", id).param("email", id + "@example.org").update();
        return new AccountId(id);
    }

    private long letIn(List<AccountId> guests, InvitationToken token) throws InterruptedException {
        var requests = guests.stream()
                .<Callable<Boolean>>map(guest -> () -> isLetIn(guest, token))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(requests).stream()
                    .filter(answer -> answer.resultNow())
                    .count();
        }
    }

    private boolean isLetIn(AccountId guest, InvitationToken token) {
        try {
            accepting.accept(guest, token);
            return true;
        } catch (ProblemException refused) {
            assertThat(refused.type()).isEqualTo(InvitationProblem.INVITATION_NOT_FOUND);
            return false;
        }
    }

    private long members() {
        return database.sql("select count(*) from membership where library_id = ?::uuid and revoked_at is null")
                .param(home.id())
                .query(Long.class)
                .single();
    }

    private static boolean isOf(JsonNode event, Answer given) {
        return event.at("/data/invitationId").asString().equals(given.field("id"));
    }
}
