package dev.nexus.user.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.user.Client;
import dev.nexus.user.Client.Answer;
import dev.nexus.user.PostBox;
import dev.nexus.user.StrictInstallation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordResetTests extends StrictInstallation {

    private static final String SUBJECT = "Choose a new password";
    private static final Map<String, String> CHOSEN = Map.of("password", "sense and sensibility");

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

    /** Promise 20. */
    @Test
    void answersAlikeWhetherThereIsSuchAnAccount() {
        var known = ask(verified("Emma").email()).is(202);
        var unknown = ask(newEmail("nobody")).is(202);

        assertThat(unknown.text()).isEqualTo(known.text()).isEmpty();
        assertThat(unknown.response().headers().map().keySet())
                .isEqualTo(known.response().headers().map().keySet());
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
