package dev.nexus.user.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.test.EventProbe;
import dev.nexus.user.Client;
import dev.nexus.user.Client.Answer;
import dev.nexus.user.Client.Person;
import dev.nexus.user.PostBox;
import dev.nexus.user.StrictInstallation;
import dev.nexus.user.secondfactor.AuthenticatorApp;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class PasswordResetTests extends StrictInstallation {

    private static final String SUBJECT = "Choose a new password";
    private static final Map<String, String> CHOSEN = Map.of("password", "sense and sensibility");

    @Autowired
    private EventProbe probe;

    private Answer ask(String email) {
        return stranger().post("/api/v1/password-resets", Map.of("email", email));
    }

    private Answer choose(String token) {
        return stranger().send("PUT", "/api/v1/password-resets/" + token, CHOSEN);
    }

    private void awaitEmptyQueue() {
        Awaitility.await()
                .until(() -> database.sql("select count(*) from requested_reset")
                                .query(Long.class)
                                .single()
                        == 0);
    }

    @Test
    void letsTheReaderOfTheMailChooseAnotherPassword() {
        var emma = verified("Emma");

        ask(" " + emma.email().toUpperCase(Locale.ROOT)).is(202);
        choose(PostBox.awaitToken(emma.email(), SUBJECT, 1)).is(204);

        stranger().refresh(emma.tokens()).isProblem(401, "invalid-refresh-token");
        stranger().signIn(emma.email(), Client.PASSWORD).isProblem(401, "invalid-credentials");
        stranger().signIn(emma.email(), "sense and sensibility").is(201);
        PostBox.await(emma.email(), "Your password was changed");
    }

    @Test
    void verifiesTheAddressToo() {
        var email = newEmail("Emma");
        register(email, "en");

        ask(email).is(202);
        choose(PostBox.awaitToken(email, SUBJECT, 1)).is(204);

        stranger().signIn(email, "sense and sensibility").is(201);
    }

    @Test
    void leavesNoKeyOfAMachineAndNoToken() {
        var emma = verified("Emma");
        var key = apiKeyOf(emma);
        linkIdentity(emma);
        enrol(emma);

        ask(emma.email()).is(202);
        choose(PostBox.awaitToken(emma.email(), SUBJECT, 1)).is(204);

        exchange(key).isProblem(401, "invalid-api-key");
        probe.await(
                "user.api-key.revoked.v1",
                told -> told.at("/data/apiKeyId").asString().equals(key.field("id")));
        assertThat(recorded(emma)).contains("api-key-revoked").doesNotContain("identity-unlinked");
        assertThat(rowsOf(emma, "revoked_account")).isEqualTo(1);
        assertThat(rowsOf(emma, "identity")).isEqualTo(1);
        stranger().signIn(emma.email(), "sense and sensibility").isProblem(401, "second-factor-required");
    }

    @Test
    void leavesNoWayInForWhoeverMadeTheAccountWithTheAddressOfAnother() {
        var squatter = verified("Emma");
        var key = apiKeyOf(squatter);
        linkIdentity(squatter);
        enrol(squatter);
        database.sql("update account set email_verified_at = null where id = ?")
                .param(squatter.id())
                .update();

        ask(squatter.email()).is(202);
        choose(PostBox.awaitToken(squatter.email(), SUBJECT, 1)).is(204);

        exchange(key).isProblem(401, "invalid-api-key");
        assertThat(rowsOf(squatter, "identity")).isZero();
        stranger().signIn(squatter.email(), "sense and sensibility").is(201);
        assertThat(recorded(squatter)).contains("api-key-revoked", "identity-unlinked", "second-factor-disabled");
        probe.await(
                "user.account.second-factor-changed.v1",
                told -> told.at("/data/accountId")
                                .asString()
                                .equals(squatter.id().toString())
                        && !told.at("/data/enabled").asBoolean());
        PostBox.await(squatter.email(), "A way to sign in was removed");
        PostBox.await(squatter.email(), "Signing in needs the password only");
    }

    private static Answer apiKeyOf(Person person) {
        return person.client()
                .post("/api/v1/me/api-keys", Map.of("name", "Backup", "scopes", List.of("user:read")))
                .is(201);
    }

    private Answer exchange(Answer key) {
        return stranger().post("/internal/api-key-exchanges", Map.of("apiKey", key.field("apiKey")));
    }

    private void linkIdentity(Person person) {
        database.sql("""
                        insert into identity (id, account_id, provider, issuer, subject, linked_at, last_used_at)
                        values (:id, :id, 'school', 'https://school.example.org', :id, now(), now())""").param("id", person.id()).update();
    }

    private static void enrol(Person person) {
        var path = "/api/v1/me/second-factor";
        var started =
                person.client().post(path, Map.of("password", Client.PASSWORD)).is(201);
        var code = new AuthenticatorApp(started.field("secret")).code();
        person.client().send("PUT", path, Map.of("code", code)).is(200);
    }

    private int rowsOf(Person person, String table) {
        return database.sql("select count(*) from %s where account_id = ?".formatted(table))
                .param(person.id())
                .query(Integer.class)
                .single();
    }

    private List<String> recorded(Person person) {
        return database.sql("select action from security_event where account_id = ?")
                .param(person.id())
                .query(String.class)
                .list();
    }

    /** Promise 20. */
    @Test
    void answersAlikeWhetherThereIsSuchAnAccount() {
        var known = ask(verified("Emma").email()).is(202);
        var unknown = ask(newEmail("nobody")).is(202);

        assertThat(unknown.text()).isEqualTo(known.text()).isEmpty();
        assertThat(headers(unknown)).isEqualTo(headers(known));
    }

    /** All but what a server says now and then of the connection, whatever it answers. */
    private static Set<String> headers(Answer answer) {
        var names = new TreeSet<>(answer.response().headers().map().keySet());
        names.remove("connection");
        return names;
    }

    @Test
    void writesToNobodyWithoutAnAccountAndToNobodyWhoIsShutOut() {
        var nobody = newEmail("nobody");
        var emma = verified("Emma");
        database.sql("update account set disabled_at = now() where id = ?")
                .param(emma.id())
                .update();

        ask(nobody).is(202);
        ask(emma.email()).is(202);
        awaitEmptyQueue();

        assertThat(PostBox.mailsTo(nobody)).isEmpty();
        assertThat(PostBox.subjects(emma.email())).doesNotContain(SUBJECT);
        assertThat(database.sql(
                                "select count(*) from one_time_token where account_id = ? and purpose = 'RESET_PASSWORD'")
                        .param(emma.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void isGoodOnceAndOnlyTheNewestIs() {
        var emma = verified("Emma");
        ask(emma.email()).is(202);
        var first = PostBox.awaitToken(emma.email(), SUBJECT, 1);
        ask(emma.email()).is(202);
        var second = PostBox.awaitToken(emma.email(), SUBJECT, 2);

        choose(first).isProblem(404, "invalid-link");
        choose(second).is(204);
        choose(second).isProblem(404, "invalid-link");
    }

    @Test
    void isUsedOnceByManyAtOnce() throws Exception {
        var emma = verified("Emma");
        ask(emma.email()).is(202);
        var token = PostBox.awaitToken(emma.email(), SUBJECT, 1);
        var uses = IntStream.range(0, 6)
                .<Callable<Integer>>mapToObj(_ -> () -> choose(token).status())
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads.invokeAll(uses).stream().map(use -> use.resultNow());

            assertThat(statuses).containsOnlyOnce(204).containsOnly(204, 404);
        }
    }

    @Test
    void staysGoodWhenTheChosenPasswordIsRefused() {
        var emma = verified("Emma");
        ask(emma.email()).is(202);
        var token = PostBox.awaitToken(emma.email(), SUBJECT, 1);

        for (var weak : List.of("short", "Password1", "Emma Woodhouse 1")) {
            stranger()
                    .send("PUT", "/api/v1/password-resets/" + token, Map.of("password", weak))
                    .isProblem(422, "validation-failed");
        }

        choose(token).is(204);
    }

    @Test
    void endsAfterAnHour() {
        var emma = verified("Emma");
        ask(emma.email()).is(202);
        var token = PostBox.awaitToken(emma.email(), SUBJECT, 1);
        database.sql("update one_time_token set expires_at = expires_at - interval '1 h' where account_id = ?")
                .param(emma.id())
                .update();

        choose(token).isProblem(404, "invalid-link");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%20", "%C3%A4"})
    void isNothingThatSomebodyMakesUp(String token) {
        choose(token).isProblem(404, "invalid-link");
    }

    @Test
    void floodsNobody() {
        var emma = verified("Emma");

        for (var i = 0; i < 10; i++) {
            ask(emma.email()).is(202);
        }
        awaitEmptyQueue();

        // Five mails at once to an address: one was that of the registration.
        PostBox.awaitToken(emma.email(), SUBJECT, 4);
        Awaitility.await()
                .during(Duration.ofMillis(300))
                .until(() -> PostBox.subjects(emma.email()).stream()
                                .filter(SUBJECT::equals)
                                .count()
                        == 4);
    }

    @Test
    void keepsNeitherTheSecretNorTheAddressInTheDatabase() {
        var emma = verified("Emma");
        ask(emma.email()).is(202);
        var token = PostBox.awaitToken(emma.email(), SUBJECT, 1);

        var stored = database.sql("select encode(hash, 'escape') from one_time_token where account_id = ?")
                .param(emma.id())
                .query(String.class)
                .list();

        assertThat(stored).isNotEmpty().noneMatch(hash -> hash.contains(token));
    }

    @Test
    void isRecordedWithTheAddressThatAsked() {
        var emma = verified("Emma");
        stranger()
                .send(
                        "POST",
                        "/api/v1/password-resets",
                        Map.of("email", emma.email()),
                        "Nexus-Client-Address",
                        "203.0.113.7")
                .is(202);
        PostBox.awaitToken(emma.email(), SUBJECT, 1);

        assertThat(database.sql("""
                                select host(client_address) from security_event
                                where account_id = ? and action = 'password-reset-requested'""").param(emma.id()).query(String.class).list())
                .containsExactly("203.0.113.7");
    }
}
