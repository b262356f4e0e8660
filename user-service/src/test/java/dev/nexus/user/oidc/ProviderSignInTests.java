package dev.nexus.user.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.user.Client;
import dev.nexus.user.Client.Answer;
import dev.nexus.user.Client.Person;
import dev.nexus.user.secondfactor.AuthenticatorApp;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ProviderSignInTests extends AtProviders {

    @Autowired
    private HandOvers handOvers;

    @Autowired
    private PlatformTransactionManager transactions;

    private Client signedIn(Answer tokens) {
        return Client.stranger(port).with(tokens.is(201));
    }

    private String idOf(Answer tokens) {
        return signedIn(tokens).get("/api/v1/me").is(200).field("id");
    }

    private List<String> recorded(UUID account) {
        return database.sql("select action from security_event where account_id = ? order by id")
                .param(account)
                .query(String.class)
                .list();
    }

    private List<String> rolesIn(UUID library, String account) {
        return database.sql("""
                        select role from membership
                        where library_id = ? and account_id = ?::uuid and revoked_at is null""").params(library, account).query(String.class).list();
    }

    private void makeLibrary() {
        database.sql("""
                        insert into library (id, version, name, created_at) values (?, 0, 'Books', now())
                        on conflict do nothing""").param(LIBRARY).update();
    }

    @Test
    void showsTheProviders() {
        var shown = Client.stranger(port).get("/api/v1/sign-in/providers").is(200);

        assertThat(shown.json().required("items").toString())
                .isEqualTo(
                        "[{\"name\":\"corp\",\"displayName\":\"The Corporation\"},"
                                + "{\"name\":\"guild\",\"displayName\":\"guild\"},"
                                + "{\"name\":\"hung\",\"displayName\":\"hung\"},{\"name\":\"school\",\"displayName\":\"school\"}]");
    }

    @Test
    void makesAnAccountOnceForWhomTheProviderVouches() {
        var person = newPerson();

        var first = app().signIn("corp", person).is(201);
        var second = app().signIn("corp", person).is(201);

        assertThat(first.header("Cache-Control")).isEqualTo("no-store");
        var me = signedIn(first).get("/api/v1/me").is(200);
        assertThat(me.field("email")).isEqualTo(person + "@example.org");
        assertThat(me.field("displayName")).isEqualTo("Emma W.");
        assertThat(idOf(second)).isEqualTo(me.field("id"));
        assertThat(database.sql("select email_verified_at is not null from account where id = ?::uuid")
                        .param(me.field("id"))
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(database.sql("select sign_in_method from session where id = ?::uuid")
                        .param(first.field("sessionId"))
                        .query(String.class)
                        .single())
                .isEqualTo("OPENID_CONNECT");
        assertThat(signedIn(first)
                        .get("/api/v1/sessions")
                        .json()
                        .at("/items/0/device/name")
                        .asString())
                .isEqualTo("Phone");
        assertThat(recorded(UUID.fromString(me.field("id")))).contains("registered", "identity-linked", "signed-in");
    }

    @Test
    void givesABrowserItsTokensInCookies() {
        var app = app();
        var begun = Client.stranger(port)
                .post(
                        "/api/v1/sign-in/oidc/corp",
                        Map.of(
                                "redirectUri",
                                App.REDIRECT,
                                "codeChallenge",
                                CodeChallenge.of(app.verifier()),
                                "transport",
                                "cookie"))
                .is(201);

        var answer = app.finish(app.codeOf(begun, newPerson())).is(201);

        assertThat(answer.field("tokenType")).isEqualTo("Cookie");
        assertThat(answer.header("Set-Cookie")).contains("nexus-");
        assertThat(answer.text()).doesNotContain("accessToken");
    }

    @Test
    void letsNobodyInByAPasswordThatIsNone() {
        var person = newPerson();
        app().signIn("corp", person).is(201);

        Client.stranger(port).signIn(person + "@example.org", Client.PASSWORD).isProblem(401, "invalid-credentials");
        Client.stranger(port).signIn(person + "@example.org", "").isProblem(401, "invalid-credentials");
    }

    @Test
    void leadsToTheAccountOfAProvenAddress() {
        var emma = somebody();
        var person = newPerson();
        knows(person, emma.email(), true);

        assertThat(idOf(app().signIn("corp", person))).isEqualTo(emma.id().toString());

        knows(person, "another@example.org", true);
        assertThat(idOf(app().signIn("corp", person))).isEqualTo(emma.id().toString());
    }

    @Test
    void leadsToNoAccountByAnAddressThatTheProviderDoesNotVouchFor() {
        var emma = somebody();
        var thief = newPerson();
        knows(thief, emma.email(), false);

        app().signIn("corp", thief).isProblem(403, "identity-not-linked");
    }

    @Test
    void leadsToNoAccountWhoseAddressIsNotProvenHere() {
        var squatter = Client.somebody(port, "Squatter");
        var person = newPerson();
        knows(person, squatter.email(), true);

        app().signIn("corp", person).isProblem(403, "identity-not-linked");
    }

    @Test
    void leadsToNoAccountByTheAddressOfAProviderThatIsNotTrusted() {
        var emma = somebody();
        var thief = newPerson();
        knows(thief, emma.email(), true);

        app().signIn("school", thief).isProblem(403, "identity-not-linked");
    }

    @Test
    void leadsToTheAccountThatWasLinked() {
        var emma = somebody();
        var pupil = newPerson();
        var linking = new App(emma.client());
        linking.beginToLink("school", null).isProblem(403, "wrong-password");
        linking.beginToLink("school", "wrong").isProblem(403, "wrong-password");
        var begun = linking.beginToLink("school", Client.PASSWORD).is(201);

        var identity = linking.finishLink(linking.codeOf(begun, pupil)).is(201);

        assertThat(identity.field("provider")).isEqualTo("school");
        assertThat(idOf(app().signIn("school", pupil))).isEqualTo(emma.id().toString());
        var listed = emma.client().get("/api/v1/me/identities").is(200).json();
        assertThat(listed.at("/items/0/id").asString()).isEqualTo(identity.field("id"));
        assertThat(listed.required("items")).hasSize(1);
        assertThat(recorded(emma.id())).contains("identity-linked");
    }

    @Test
    void isNotLinkedInASessionThatEndedAMomentAgo() {
        var emma = somebody();
        var linking = new App(emma.client());
        var code = linking.codeOf(linking.beginToLink("school", Client.PASSWORD).is(201), newPerson());
        database.sql("update session set ended_at = now(), end_reason = 'PASSWORD_CHANGED' where id = ?::uuid")
                .param(emma.tokens().field("sessionId"))
                .update();

        linking.finishLink(code).isProblem(401, "invalid-token");

        assertThat(identitiesOf(emma)).isZero();
    }

    @Test
    void leadsNowhereOnceItIsUnlinked() {
        var emma = somebody();
        var person = newPerson();
        knows(person, emma.email(), true);
        app().signIn("corp", person).is(201);
        var path = "/api/v1/me/identities/"
                + emma.client()
                        .get("/api/v1/me/identities")
                        .json()
                        .at("/items/0/id")
                        .asString();
        Client.somebody(port, "Ada").client().delete(path).isProblem(404, "identity-not-found");

        emma.client().delete(path).is(204);

        emma.client().delete(path).isProblem(404, "identity-not-found");
        assertThat(recorded(emma.id())).contains("identity-unlinked");
        assertThat(emma.client().get("/api/v1/me/identities").json().required("items"))
                .isEmpty();
    }

    @Test
    void leadsNowhereWhenItIsUnlinkedWhileSomebodySignsIn() throws Exception {
        var emma = somebody();
        var person = newPerson();
        knows(person, emma.email(), true);
        app().signIn("corp", person).is(201);
        var app = app();
        var code = app.codeOf(app.begin("corp").is(201), person);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var finished = new TransactionTemplate(transactions).execute(_ -> {
                database.sql("select from account where id = ? for no key update")
                        .param(emma.id())
                        .query((row, _) -> true)
                        .list();
                database.sql("delete from identity where account_id = ?")
                        .param(emma.id())
                        .update();
                var finishing = threads.submit(() -> app.finish(code));
                Awaitility.await().until(this::isSomebodyWaiting);
                return finishing;
            });

            finished.get().isProblem(409, "concurrent-change");
        }
    }

    private boolean isSomebodyWaiting() {
        return database.sql("""
                        select exists (select from pg_stat_activity
                            where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0)""").query(Boolean.class).single();
    }

    @Test
    void isKeptWhileItIsTheLastWayIn() {
        var emma = signedIn(app().signIn("corp", newPerson()));
        var id = emma.get("/api/v1/me/identities").json().at("/items/0/id").asString();

        emma.delete("/api/v1/me/identities/" + id).isProblem(409, "last-way-in");

        assertThat(emma.get("/api/v1/me/identities").json().required("items")).hasSize(1);
    }

    @Test
    void isLinkedToOneAccountOnly() {
        var pupil = newPerson();
        var emma = new App(somebody().client());
        emma.finishLink(emma.codeOf(emma.beginToLink("school", Client.PASSWORD).is(201), pupil))
                .is(201);
        var ada = new App(somebody().client());

        var code = ada.codeOf(ada.beginToLink("school", Client.PASSWORD).is(201), pupil);

        ada.finishLink(code).isProblem(409, "identity-taken");
    }

    /** Somebody's app, whose present code can be used once more. */
    private AuthenticatorApp enrolled(Person person) {
        var path = "/api/v1/me/second-factor";
        var started =
                person.client().post(path, Map.of("password", Client.PASSWORD)).is(201);
        var phone = new AuthenticatorApp(started.field("secret"));
        person.client().send("PUT", path, Map.of("code", phone.code())).is(200);
        database.sql("update authenticator set last_step = 0 where account_id = ?")
                .param(person.id())
                .update();
        return phone;
    }

    private int identitiesOf(Person person) {
        return database.sql("select count(*) from identity where account_id = ?")
                .param(person.id())
                .query(Integer.class)
                .single();
    }

    private static boolean administers(Client client) {
        return client.get("/api/v1/me").is(200).json().required("admin").asBoolean();
    }

    @Test
    void linksAndGivesNothingBeforeTheSecondFactorIsShown() {
        var emma = somebody();
        var phone = enrolled(emma);
        var person = newPerson();
        knows(person, emma.email(), true, "it");
        var app = app();
        var code = app.codeOf(app.begin("guild").is(201), person);

        app.finish(code).isProblem(401, "second-factor-required");
        app.finish(code, app.verifier(), Map.of("secondFactorCode", phone.wrongCode()))
                .isProblem(401, "invalid-second-factor");

        assertThat(identitiesOf(emma)).isZero();
        assertThat(administers(emma.client())).isFalse();
        assertThat(recorded(emma.id())).doesNotContain("identity-linked", "admin-granted");
        app.finish(code, app.verifier(), Map.of("secondFactorCode", phone.code()))
                .is(201);
        assertThat(identitiesOf(emma)).isEqualTo(1);
        assertThat(administers(emma.client())).isTrue();
    }

    @Test
    void asksForTheSecondFactorWhereItIsConfiguredTo() {
        var emma = somebody();
        var pupil = newPerson();
        var linking = new App(emma.client());
        linking.finishLink(linking.codeOf(
                        linking.beginToLink("school", Client.PASSWORD).is(201), pupil))
                .is(201);
        var phone = enrolled(emma);
        var app = app();
        var code = app.codeOf(app.begin("school").is(201), pupil);

        app.finish(code).isProblem(401, "second-factor-required");
        app.finish(code, app.verifier(), Map.of("secondFactorCode", phone.wrongCode()))
                .isProblem(401, "invalid-second-factor");
        app.finish(code, app.verifier(), Map.of("secondFactorCode", phone.code()))
                .is(201);

        app.finish(code, app.verifier(), Map.of("secondFactorCode", phone.code()))
                .isProblem(401, "invalid-sign-in-code");
    }

    @Test
    void letsWhoHasNoPasswordDeleteTheAccountWithinTenMinutes() {
        var person = newPerson();
        var before = app().signIn("corp", person).is(201);
        database.sql("update session set created_at = created_at - interval '10 min' where id = ?::uuid")
                .param(before.field("sessionId"))
                .update();

        signedIn(before).send("DELETE", "/api/v1/me", Map.of()).isProblem(403, "fresh-sign-in-needed");

        signedIn(app().signIn("corp", person))
                .send("DELETE", "/api/v1/me", Map.of())
                .is(204);
    }

    @Test
    void letsNobodyIntoADisabledAccount() {
        var emma = somebody();
        var person = newPerson();
        knows(person, emma.email(), true);
        database.sql("update account set disabled_at = now() where id = ?")
                .param(emma.id())
                .update();

        app().signIn("corp", person).isProblem(403, "account-disabled");

        assertThat(database.sql("select count(*) from identity where account_id = ?")
                        .param(emma.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void forgetsWhoDoesNotComeBackInTime() {
        var app = app();
        app.codeOf(app.begin("corp").is(201), newPerson());
        app.begin("corp").is(201);
        database.sql("update sign_in_hand_over set expires_at = now() where purpose = 'Arrival'")
                .update();

        handOvers.sweep();

        assertThat(database.sql("select distinct purpose from sign_in_hand_over")
                        .query(String.class)
                        .list())
                .containsExactly("PendingSignIn");
    }

    @Test
    void givesAndTakesWhatTheGroupsSay() {
        makeLibrary();
        database.sql("update account set admin = true where id = ?")
                .param(somebody().id())
                .update();
        var person = newPerson("it", "readers", "librarians", "others");
        var first = app().signIn("corp", person).is(201);
        var emma = idOf(first);
        assertThat(signedIn(first).get("/api/v1/me").json().required("admin").asBoolean())
                .isTrue();
        assertThat(rolesIn(LIBRARY, emma)).containsExactly("CURATOR");

        knows(person, person + "@example.org", true, "readers");
        var second = app().signIn("corp", person).is(201);

        assertThat(signedIn(second).get("/api/v1/me").json().required("admin").asBoolean())
                .isFalse();
        // What the first token says is true no longer.
        assertThat(database.sql("select count(*) from revoked_account where account_id = ?::uuid")
                        .param(emma)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        Client.stranger(port).refresh(first).is(200);
        assertThat(rolesIn(LIBRARY, emma)).containsExactly("LISTENER");

        knows(person, person + "@example.org", true);
        app().signIn("corp", person).is(201);

        assertThat(rolesIn(LIBRARY, emma)).isEmpty();
        assertThat(recorded(UUID.fromString(emma))).contains("admin-granted", "admin-revoked");
    }

    @Test
    void doesNotGiveAgainWhatAPersonHasTakenAway() {
        makeLibrary();
        var boss = somebody();
        database.sql("update account set admin = true where id = ?")
                .param(boss.id())
                .update();
        join(boss);
        var person = newPerson("it", "readers");
        var emma = idOf(app().signIn("corp", person));
        boss.client()
                .send("PATCH", "/api/v1/admin/accounts/" + emma, Map.of("admin", false))
                .is(200);
        boss.client()
                .delete("/api/v1/libraries/" + LIBRARY + "/members/" + emma)
                .is(204);

        var second = app().signIn("corp", person).is(201);
        knows(person, person + "@example.org", true);
        app().signIn("corp", person).is(201);
        knows(person, person + "@example.org", true, "it", "librarians");
        var last = app().signIn("corp", person).is(201);

        assertThat(administers(signedIn(second))).isFalse();
        assertThat(administers(signedIn(last))).isFalse();
        assertThat(rolesIn(LIBRARY, emma)).isEmpty();
        database.sql("delete from membership where library_id = ?")
                .param(LIBRARY)
                .update();
    }

    private void join(Person owner) {
        database.sql("""
                        insert into membership (id, version, library_id, account_id, role, granted_at)
                        values (?, 0, ?, ?, 'OWNER', now())""").params(UUID.randomUUID(), LIBRARY, owner.id()).update();
    }

    @Test
    void leavesAloneWhatAPersonHasGiven() {
        makeLibrary();
        var emma = somebody();
        var person = newPerson();
        database.sql("update account set admin = true where id = ?")
                .param(emma.id())
                .update();
        join(emma);
        knows(person, emma.email(), true, "readers");
        app().signIn("corp", person).is(201);
        knows(person, emma.email(), true);

        var tokens = app().signIn("corp", person).is(201);

        assertThat(signedIn(tokens).get("/api/v1/me").json().required("admin").asBoolean())
                .isTrue();
        assertThat(rolesIn(LIBRARY, emma.id().toString())).containsExactly("OWNER");
        database.sql("delete from membership where account_id = ?")
                .param(emma.id())
                .update();
    }
}
