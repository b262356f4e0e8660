package dev.nexus.user.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.user.Client;
import dev.nexus.user.Client.Answer;
import dev.nexus.user.StrictInstallation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Promise 20: guessing is slowed down, and the owner gets in all the same. */
class GuessingTests extends StrictInstallation {

    private Answer signIn(String email, String password, String from) {
        return stranger()
                .send(
                        "POST",
                        "/api/v1/sessions",
                        Map.of("email", email, "password", password),
                        "Nexus-Client-Address",
                        from);
    }

    /** An address that no other test comes from. */
    private static String somewhere() {
        var random = ThreadLocalRandom.current();
        return "2001:db8:%x:%x::1".formatted(random.nextInt(0x10000), random.nextInt(0x10000));
    }

    private static List<Answer> atOnce(List<Callable<Answer>> attempts) throws Exception {
        var answers = new ArrayList<Answer>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var answer : threads.invokeAll(attempts)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private static Map<Integer, Integer> byStatus(List<Answer> answers) {
        var counts = new TreeMap<Integer, Integer>();
        answers.forEach(answer -> counts.merge(answer.status(), 1, Integer::sum));
        return counts;
    }

    @Test
    void slowsDownAThousandGuessesAtOneAccountFromManyAddresses() throws Exception {
        var emma = verified("Emma");
        var home = somewhere();
        signIn(emma.email(), Client.PASSWORD, home).is(201);
        var guesses = IntStream.range(0, 1_000)
                .<Callable<Answer>>mapToObj(i -> () -> signIn(emma.email(), "guess " + i, somewhere()))
                .toList();

        var answers = atOnce(guesses);

        // Thirty pass at once, and one more each five minutes.
        assertThat(byStatus(answers)).containsOnlyKeys(401, 429);
        assertThat(byStatus(answers).get(401)).isBetween(30, 33);
        assertThat(answers).filteredOn(answer -> answer.status() == 429).allSatisfy(answer -> {
            answer.isProblem(429, "too-many-attempts");
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 300);
        });
        signIn(emma.email(), Client.PASSWORD, home).is(201);
        signIn(emma.email(), Client.PASSWORD, somewhere()).isProblem(429, "too-many-attempts");
    }

    @Test
    void slowsDownGuessesFromOneAddressAndFromTheAddressOfTheOwner() {
        var emma = verified("Emma");
        var home = somewhere();
        signIn(emma.email(), Client.PASSWORD, home).is(201);

        for (var i = 0; i < 10; i++) {
            signIn(emma.email(), "guess " + i, home).isProblem(401, "invalid-credentials");
        }

        signIn(emma.email(), "guess 11", home).isProblem(429, "too-many-attempts");
    }

    @Test
    void slowsDownOneGuessAtEachOfManyAccounts() throws Exception {
        var attacker = somewhere();
        var guesses = IntStream.range(0, 150)
                .<Callable<Answer>>mapToObj(_ -> () -> signIn(newEmail("somebody"), "Summer 2025", attacker))
                .toList();

        var answers = atOnce(guesses);

        assertThat(byStatus(answers)).containsOnlyKeys(401, 429);
        assertThat(byStatus(answers).get(401)).isBetween(100, 103);
    }

    @Test
    void countsASubscriberOfIpv6AsOnePlace() {
        var email = newEmail("somebody");
        var network = "2001:db8:%x:1::".formatted(ThreadLocalRandom.current().nextInt(0x10000));

        for (var i = 1; i <= 10; i++) {
            signIn(email, "guess", network + i).isProblem(401, "invalid-credentials");
        }

        signIn(email, "guess", network + "ffff").isProblem(429, "too-many-attempts");
    }

    @Test
    void countsNoRightPassword() {
        var emma = verified("Emma");
        var from = somewhere();

        for (var i = 0; i < 15; i++) {
            signIn(emma.email(), Client.PASSWORD, from).is(201);
        }
    }

    @Test
    void saysTheSameAboutAccountsThatThereAreNot() {
        var from = somewhere();
        var known = verified("Emma").email();
        var unknown = newEmail("nobody");
        for (var i = 0; i < 10; i++) {
            var one = signIn(known, "guess", from).isProblem(401, "invalid-credentials");
            var other = signIn(unknown, "guess", from).isProblem(401, "invalid-credentials");

            assertThat(visible(other)).isEqualTo(visible(one));
        }

        var one = signIn(known, "guess", from).isProblem(429, "too-many-attempts");
        var other = signIn(unknown, "guess", from).isProblem(429, "too-many-attempts");

        assertThat(other.response().headers().map().keySet())
                .isEqualTo(one.response().headers().map().keySet());
        assertThat(withoutTrace(other)).isEqualTo(withoutTrace(one));
    }

    /** A household behind one address. */
    @Test
    void letsTwentyPeopleBehindOneAddressInAtOnce() throws Exception {
        var home = somewhere();
        var registrations = IntStream.range(0, 20)
                .<Callable<Answer>>mapToObj(_ -> () -> stranger()
                        .send(
                                "POST",
                                "/api/v1/accounts",
                                Map.of("email", newEmail("Emma"), "password", Client.PASSWORD, "displayName", "Emma"),
                                "Nexus-Client-Address",
                                home))
                .toList();
        var people = atOnce(registrations).stream()
                .map(answer -> answer.is(201).field("email"))
                .toList();
        database.sql("update account set email_verified_at = now() where email = any (?)")
                .param(people.toArray(String[]::new))
                .update();
        var signIns = people.stream()
                .<Callable<Answer>>map(email -> () -> {
                    signIn(email, "mistyped", home).is(401);
                    return signIn(email, Client.PASSWORD, home);
                })
                .toList();

        var answers = atOnce(signIns);

        assertThat(byStatus(answers)).isEqualTo(Map.of(201, 20));
    }

    @Test
    void recordsAFloodInAFewRows() throws Exception {
        var emma = verified("Emma");
        var guesses = IntStream.range(0, 200)
                .<Callable<Answer>>mapToObj(i -> () -> signIn(emma.email(), "guess " + i, somewhere()))
                .toList();

        atOnce(guesses);

        assertThat(recorded(emma.id(), "sign-in-failed")).isBetween(30L, 33L);
        assertThat(recorded(emma.id(), "sign-in-throttled")).isBetween(1L, 2L);
    }

    private long recorded(UUID account, String action) {
        return database.sql("select count(*) from security_event where account_id = ? and action = ?")
                .params(account, action)
                .query(Long.class)
                .single();
    }

    private static String visible(Answer answer) {
        var headers = new TreeMap<>(answer.response().headers().map());
        headers.remove("date");
        return answer.status() + " " + headers + " " + withoutTrace(answer);
    }

    private static String withoutTrace(Answer problem) {
        return problem.text().replaceAll("\"traceId\":\"[0-9a-f]+\"", "");
    }
}
