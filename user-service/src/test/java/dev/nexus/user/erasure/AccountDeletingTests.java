package dev.nexus.user.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nexus.contracts.CatalogEvent;
import dev.nexus.contracts.NotificationEvent;
import dev.nexus.contracts.PlaybackEvent;
import dev.nexus.platform.test.EventProbe;
import dev.nexus.platform.test.SchemaScan;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.TestEvents;
import dev.nexus.user.Client;
import dev.nexus.user.Client.Answer;
import dev.nexus.user.Client.Person;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.EmailAddress;
import dev.nexus.user.audit.AuditLog;
import dev.nexus.user.audit.AuditedAction;
import dev.nexus.user.mail.Mail;
import dev.nexus.user.mail.Mails;
import dev.nexus.user.secondfactor.AuthenticatorApp;
import dev.nexus.user.token.AccessGrant;
import dev.nexus.user.token.AccessTokenSigning;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Who goes leaves nothing behind but the record of having gone. */
@ServiceTest
class AccountDeletingTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");
    private static final String DELETED = "user.account.deleted.v1";

    @LocalServerPort
    private int port;

    @Autowired
    private EventProbe probe;

    @Autowired
    private TestEvents events;

    @Autowired
    private DataSource schema;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Mails mails;

    @Autowired
    private AuditLog audit;

    @Autowired
    private ErasureReminding reminding;

    @Autowired
    private AccessTokenSigning signing;

    @Autowired
    private Clock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    private Person ada;
    private Person emma;

    @BeforeEach
    void meet() {
        // Whoever comes first administers, and may not leave alone.
        Client.somebody(port, "Founder");
        ada = Client.somebody(port, "Ada");
        emma = Client.somebody(port, "Emma");
    }

    @Test
    void leavesNothingButTheTombstoneAndTheRecords() {
        found(ada, "Ada's books");
        mails.send(new EmailAddress(ada.email()), new Mail.PasswordChanged(0, 0));
        var mail = newestMail();
        audit.record(new AccountId(ada.id()), AuditedAction.PASSWORD_CHANGED, Map.of());
        database.sql("""
                        insert into one_time_token (account_id, purpose, hash, email, expires_at)
                        values (?, 'RESET_PASSWORD', gen_random_uuid()::text::bytea, ?, now())""").params(ada.id(), ada.email()).update();

        ada.client()
                .post("/api/v1/me/api-keys", Map.of("name", "Backup", "scopes", List.of("user:read")))
                .is(201);
        ada.client()
                .post("/api/v1/me/second-factor", Map.of("password", Client.PASSWORD))
                .is(201);
        invite(ada, found(ada, "More books"), emma);
        invite(emma, found(emma, "Emma's books"), ada);
        var known = ada.client().get("/api/v1/me/data/user").is(200).json();
        assertThat(known.at("/invitations")).hasSize(2);
        assertThat(known.at("/secondFactor")).hasSize(1);
        assertThat(known.at("/apiKeys/0/name").asString()).isEqualTo("Backup");

        delete(ada).is(204);

        assertThatIsForgotten(ada);
        assertThat(isQueued(mail)).isFalse();
        assertThat(probe.violations()).isEmpty();
    }

    /** Memberships end with an event each, before the account goes; whatever else refers to one goes with it. */
    @Test
    void isHeldBackByNoTable() {
        var holding = database.sql("""
                        select conrelid::regclass::text from pg_constraint
                        where contype = 'f' and confrelid = 'account'::regclass and confdeltype not in ('c', 'n')""").query(String.class).list();

        assertThat(holding).containsExactly("membership");
    }

    @Test
    void tellsTheOthersAndTakesItsEmptyLibraryAlong() {
        var own = found(ada, "Ada's books");
        var shared = found(emma, "Emma's books");
        grant(emma, shared, ada, "listener");

        delete(ada).is(204);

        var deleted = probe.await(DELETED, told -> isAbout(told, ada));
        assertThat(deleted.path("source").asString()).isEqualTo("/user/accounts/" + ada.id());
        probe.await(
                "user.library.deleted.v1",
                told -> told.at("/data/libraryId").asString().equals(own));
        probe.await(
                "user.membership.revoked.v1",
                told -> isAbout(told, ada)
                        && told.at("/data/libraryId").asString().equals(shared));
        probe.await(
                "user.session.ended.v1",
                told -> isAbout(told, ada) && told.at("/data/reason").asString().equals("account-erased"));
        assertThat(emma.client()
                        .get("/api/v1/libraries/" + shared + "/members")
                        .is(200)
                        .json()
                        .at("/items"))
                .hasSize(1);
    }

    @Test
    void asksForThePasswordOnceMore() {
        ada.client()
                .send("DELETE", "/api/v1/me", Map.of("password", "not hers at all"))
                .isProblem(403, "wrong-password");
        ada.client().send("DELETE", "/api/v1/me", Map.of()).isProblem(422, "validation-failed");

        ada.client().get("/api/v1/me").is(200);
    }

    @Test
    void asksForTheSecondFactorToo() {
        var path = "/api/v1/me/second-factor";
        var started =
                ada.client().post(path, Map.of("password", Client.PASSWORD)).is(201);
        var phone = new AuthenticatorApp(started.field("secret"));
        var recoveryCode = ada.client()
                .send("PUT", path, Map.of("code", phone.code()))
                .is(200)
                .json()
                .at("/recoveryCodes/0")
                .asString();

        delete(ada).isProblem(403, "code-needed");
        delete(ada, Map.of("password", "not hers at all", "recoveryCode", recoveryCode))
                .isProblem(403, "wrong-password");
        delete(ada, Map.of("password", Client.PASSWORD, "code", phone.wrongCode()))
                .isProblem(403, "wrong-code");

        delete(ada, Map.of("password", Client.PASSWORD, "recoveryCode", recoveryCode))
                .is(204);
    }

    @Test
    void keepsTheOnlyOwnerOfALibraryThatOthersNeed() {
        var shared = found(ada, "Ada's books");
        grant(ada, shared, emma, "curator");

        var refused = delete(ada).isProblem(409, "sole-owner");

        assertThat(refused.json().at("/libraries")).hasSize(1);
        assertThat(refused.json().at("/libraries/0/id").asString()).isEqualTo(shared);
        assertThat(refused.json().at("/libraries/0/name").asString()).isEqualTo("Ada's books");
        grant(ada, shared, emma, "owner");
        setDisabled(emma, true);
        delete(ada).isProblem(409, "sole-owner");
        setDisabled(emma, false);
        delete(ada).is(204);
        assertThat(emma.client().get("/api/v1/libraries/" + shared).is(200).field("role"))
                .isEqualTo("owner");
    }

    @Test
    void keepsTheOnlyAdministratorOfOthers() {
        var admins = database.sql("select id from account where admin")
                .query(UUID.class)
                .list();
        setAdmins(List.of(ada.id()));

        delete(ada).isProblem(409, "last-admin");

        setAdmins(List.of(ada.id(), emma.id()));
        delete(ada).is(204);
        setAdmins(admins);
    }

    @Test
    void letsNobodyInAnyMore() {
        delete(ada).is(204);

        Client.stranger(port).refresh(ada.tokens()).isProblem(401, "invalid-refresh-token");
        delete(ada).isProblem(401, "invalid-token");
        ada.client().post("/api/v1/libraries", Map.of("name", "Ghosts")).isProblem(401, "invalid-token");
        ada.client().post("/api/v1/me/exports", Map.of()).isProblem(401, "invalid-token");
        emma.client()
                .send(
                        "PUT",
                        "/api/v1/libraries/" + found(emma, "Emma's books") + "/members/" + ada.id(),
                        Map.of("role", "listener"))
                .isProblem(404, "account-not-found");
        assertThatIsForgotten(ada);
        Client.stranger(port)
                .post("/api/v1/sessions", Map.of("email", ada.email(), "password", Client.PASSWORD))
                .isProblem(401, "invalid-credentials");
    }

    @Test
    void putsItsMachinesOutBeforeAllIsErased() {
        var key = ada.client()
                .post("/api/v1/me/api-keys", Map.of("name", "Backup", "scopes", List.of("user:read")))
                .is(201);

        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            holdErasuresUp();
            delete(ada).is(204);

            exchange(key).isProblem(401, "invalid-api-key");
        });

        probe.await(
                "user.api-key.revoked.v1",
                told -> told.at("/data/apiKeyId").asString().equals(key.field("id")));
        assertThatIsForgotten(ada);
    }

    @Test
    void letsNobodyInBeforeAllIsErased() {
        var key = ada.client()
                .post("/api/v1/me/api-keys", Map.of("name", "Backup", "scopes", List.of("user:read")))
                .is(201);

        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            holdErasuresUp();
            delete(ada).is(204);
            revive(key);

            exchange(key).isProblem(401, "invalid-api-key");
            Client.stranger(port).signIn(ada.email(), Client.PASSWORD).isProblem(401, "invalid-credentials");
        });
    }

    /** No erasure begins while a transaction runs that began before it was asked for. */
    private void holdErasuresUp() {
        database.sql("select 1").query(Integer.class).single();
    }

    /** In a transaction of its own, as if the key had been made at the moment of the deletion. */
    private void revive(Answer key) {
        var own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        own.executeWithoutResult(_ -> database.sql("update api_key set revoked_at = null where id = ?::uuid")
                .param(key.field("id"))
                .update());
    }

    private Answer exchange(Answer key) {
        return Client.stranger(port).post("/internal/api-key-exchanges", Map.of("apiKey", key.field("apiKey")));
    }

    @Test
    void freesTheAddress() {
        delete(ada).is(204);
        assertThatIsForgotten(ada);

        var again = Client.stranger(port)
                .post(
                        "/api/v1/accounts",
                        Map.of("email", ada.email(), "password", Client.PASSWORD, "displayName", "Ada"))
                .is(201);

        assertThat(again.field("id")).isNotEqualTo(ada.id().toString());
    }

    /** The erasure waits for those who have begun before it, and so does it here. */
    @Test
    void freesTheAddressAndTheRoleAtOnce() {
        var admins = database.sql("select id from account where admin")
                .query(UUID.class)
                .list();
        setAdmins(List.of(ada.id(), emma.id()));
        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            delete(ada).is(204);

            emma.client()
                    .send("PATCH", "/api/v1/admin/accounts/" + emma.id(), Map.of("admin", false))
                    .isProblem(409, "last-admin");
            emma.client()
                    .send("PATCH", "/api/v1/admin/accounts/" + ada.id(), Map.of("admin", true))
                    .isProblem(404, "account-not-found");
            Client.stranger(port).signIn(ada.email(), Client.PASSWORD).isProblem(401, "invalid-credentials");
            Client.stranger(port)
                    .post(
                            "/api/v1/accounts",
                            Map.of("email", ada.email(), "password", Client.PASSWORD, "displayName", "Ada"))
                    .is(201);
            Client.stranger(port).signIn(ada.email(), Client.PASSWORD).is(201);
        });

        await().atMost(PATIENCE).until(() -> database.sql("select not exists (select from account where id = ?)")
                .param(ada.id())
                .query(Boolean.class)
                .single());
        Client.stranger(port).signIn(ada.email(), Client.PASSWORD).is(201);
        setAdmins(admins);
    }

    @Test
    void showsItsRecordToWhoeverIsAnAdministratorNow() {
        var grant = new AccessGrant(new AccountId(emma.id()), true, UUID.randomUUID(), null, null);

        Client.bearing(port, "Bearer " + signing.sign(grant, clock.instant(), Duration.ofMinutes(1)))
                .get("/api/v1/admin/erasures")
                .isProblem(403, "forbidden");
    }

    @Test
    void staysInWhatItDidToOthersWithoutItsName() {
        var id = UUID.randomUUID();
        database.sql("""
                        insert into security_event (id, at, account_id, actor_id, action, client_address, details)
                        values (?, now(), ?, ?, 'account-disabled', '192.0.2.1', '{}')""").params(id, emma.id(), ada.id()).update();

        delete(ada).is(204);
        assertThatIsForgotten(ada);

        assertThat(database.sql("select actor_id is null and client_address is null from security_event where id = ?")
                        .param(id)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void isRecordedUntilTheLastServiceHasAnswered() {
        delete(ada).is(204);
        var admin = Client.somebody(port, "Admin");
        database.sql("update account set admin = true where id = ?")
                .param(admin.id())
                .update();
        await().atMost(PATIENCE).until(() -> parts(record(admin)).equals(List.of("user")));

        events.publish("/catalog/accounts/" + ada.id(), 1, new CatalogEvent.AccountErased(ada.id(), THEN));
        events.publish("/playback/accounts/" + ada.id(), 1, new PlaybackEvent.AccountErased(ada.id(), THEN));
        await().atMost(PATIENCE).until(() -> parts(record(admin)).size() == 3);
        assertThat(record(admin).path("completedAt").isNull()).isTrue();
        events.publish("/notification/accounts/" + ada.id(), 1, new NotificationEvent.AccountErased(ada.id(), THEN));

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(record(admin).path("completedAt").isNull()).isFalse());
        assertThat(parts(record(admin))).containsExactly("catalog", "notification", "playback", "user");
        emma.client().get("/api/v1/admin/erasures").isProblem(403, "forbidden");
        assertThatIsForgotten(ada);
    }

    @Test
    void isToldAgainWhenAServiceDoesNotAnswer() {
        delete(ada).is(204);
        assertThatIsForgotten(ada);
        database.sql("update erasure set remind_at = now() - interval '1 second' where account_id = ?")
                .param(ada.id())
                .update();

        reminding.remindAll();
        reminding.remindAll();

        var again = probe.await(
                DELETED,
                told -> isAbout(told, ada) && told.path("source").asString().startsWith("/user/erasures/"));
        assertThat(again.at("/data/deletedAt")).isEqualTo(first().at("/data/deletedAt"));
        assertThatIsForgotten(ada);
        assertThat(probe.events(DELETED).stream().filter(told -> isAbout(told, ada)))
                .hasSize(2);
    }

    private static Answer delete(Person leaving) {
        return delete(leaving, Map.of("password", Client.PASSWORD));
    }

    private static Answer delete(Person leaving, Map<String, String> shown) {
        return leaving.client().send("DELETE", "/api/v1/me", shown);
    }

    private static String found(Person founder, String name) {
        return founder.client()
                .post("/api/v1/libraries", Map.of("name", name))
                .is(201)
                .field("id");
    }

    private static void invite(Person owner, String library, Person guest) {
        owner.client()
                .post(
                        "/api/v1/libraries/" + library + "/invitations",
                        Map.of("role", "listener", "email", guest.email()))
                .is(201);
    }

    private static void grant(Person owner, String library, Person member, String role) {
        owner.client()
                .send("PUT", "/api/v1/libraries/" + library + "/members/" + member.id(), Map.of("role", role))
                .is(200);
    }

    private void setDisabled(Person person, boolean disabled) {
        database.sql("update account set disabled_at = case when ? then now() end where id = ?")
                .params(disabled, person.id())
                .update();
    }

    private void setAdmins(List<UUID> admins) {
        database.sql("update account set admin = id = any (:admins)")
                .param("admins", admins.toArray(UUID[]::new))
                .update();
    }

    private JsonNode record(Person admin) {
        return admin.client()
                .get("/api/v1/admin/erasures")
                .is(200)
                .json()
                .path("items")
                .valueStream()
                .filter(erasure ->
                        erasure.path("accountId").asString().equals(ada.id().toString()))
                .findFirst()
                .orElseThrow();
    }

    /** The services that have done their part. */
    private static List<String> parts(JsonNode erasure) {
        return erasure.path("services")
                .valueStream()
                .filter(part -> !part.path("erasedAt").isNull())
                .map(part -> part.path("service").asString())
                .toList();
    }

    private JsonNode first() {
        return probe.await(DELETED, told -> isAbout(told, ada));
    }

    private static boolean isAbout(JsonNode told, Person person) {
        return told.at("/data/accountId").asString().equals(person.id().toString());
    }

    private UUID newestMail() {
        return database.sql("select id from queued_mail order by id desc limit 1")
                .query(UUID.class)
                .single();
    }

    private boolean isQueued(UUID mail) {
        return database.sql("select exists (select from queued_mail where id = ?)")
                .param(mail)
                .query(Boolean.class)
                .single();
    }

    /** The address has an identifier of its own in it, by which it is found anywhere. */
    private void assertThatIsForgotten(Person person) {
        var inAddress = UUID.fromString(person.email().replaceAll("^[a-z]+-|@.*$", ""));
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(SchemaScan.tablesWith(schema, person.id()))
                    .containsExactly("erased_account", "erasure", "revoked_account");
            assertThat(SchemaScan.tablesWith(schema, inAddress)).isEmpty();
        });
    }
}
