package dev.nexus.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nexus.user.credential.Password;
import dev.nexus.user.credential.PasswordHashing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Promise 20: nobody can tell known from unknown accounts by the time that an answer takes. Each test times 2,000 requests
 * over HTTP (registrations, which cost the most, 1,000), half of each kind, in an order by chance, so that whatever else the machine
 * does meets both alike: without a leak, how far the two kinds can be told apart is spread around nothing by what follows from the
 * number of requests alone, on a machine however busy.
 *
 * <p>That a leak would be seen is shown by the same times: when the duration of one hash is taken away from the requests of one
 * kind, as if the hash had been left out for them, the two are told apart. What is found must stay below a quarter of that, or
 * below what chance explains. A machine too busy to show the difference that a hash makes proves nothing: then it is measured
 * again, and in the end not judged.
 */
class EqualTimeTests extends StrictInstallation {

    /** A false alarm once in a million runs. */
    private static final double STANDARD_ERRORS = 5;

    private static final int WARM_UP = 200;
    private static final int TRIES = 3;

    @Autowired
    private PasswordHashing hashing;

    private final Random random = new Random();

    /** Thousands of mails would make other tests slow. */
    @AfterAll
    static void clean() {
        PostBox.clear();
    }

    @Test
    void signingInTakesAsLongForUnknownAccounts() {
        requireEqualTime("sign-in", 2_000, email -> stranger()
                .send(
                        "POST",
                        "/api/v1/sessions",
                        Map.of("email", email, "password", "wrong password"),
                        "Nexus-Client-Address",
                        somewhere())
                .is(401));
    }

    @Test
    void registeringTakesAsLongForTakenAddresses() {
        requireEqualTime("registration", 1_000, email -> stranger()
                .send(
                        "POST",
                        "/api/v1/accounts",
                        Map.of("email", email, "password", Client.PASSWORD, "displayName", "Emma"),
                        "Nexus-Client-Address",
                        somewhere())
                .is(201));
    }

    @Test
    void askingForANewPasswordTakesAsLongForUnknownAccounts() {
        requireEqualTime("reset", 2_000, email -> stranger()
                .send("POST", "/api/v1/password-resets", Map.of("email", email), "Nexus-Client-Address", somewhere())
                .is(202));
    }

    private void requireEqualTime(String what, int requests, Consumer<String> request) {
        var left = accounts(TRIES * requests / 2 + WARM_UP);
        var chance = STANDARD_ERRORS * Separation.standardError(requests / 2);
        time(left, request, WARM_UP);
        var hash = hashTime();
        for (var attempt = 1; attempt <= TRIES; attempt++) {
            var times = time(left, request, requests);
            var found = Separation.of(times.known(), times.unknown()).distance();
            var control = Separation.of(
                            times.known(),
                            Arrays.stream(times.unknown())
                                    .map(nanos -> nanos - hash)
                                    .toArray())
                    .distance();
            var report =
                    "%s: median known %.2f ms, unknown %.2f ms, told apart %.3f; with a hash of %.2f ms left out %.3f"
                            .formatted(
                                    what,
                                    median(times.known()) / 1e6,
                                    median(times.unknown()) / 1e6,
                                    found,
                                    hash / 1e6,
                                    control);
            System.out.println(report);
            assertThat(found).as(report).isLessThan(Math.max(chance, control / 4));
            if (control > chance) {
                return;
            }
        }
        assumeTrue(false, "the machine is too busy for a left out hash to be noticed");
    }

    private Times time(List<String> known, Consumer<String> request, int count) {
        var kinds = new ArrayList<Boolean>();
        for (var i = 0; i < count; i++) {
            kinds.add(i % 2 == 0);
        }
        Collections.shuffle(kinds, random);
        var ofKnown = new ArrayList<Double>();
        var ofUnknown = new ArrayList<Double>();
        for (var isKnown : kinds) {
            var email = isKnown ? known.removeLast() : newEmail("known");
            var start = System.nanoTime();
            request.accept(email);
            (isKnown ? ofKnown : ofUnknown).add((double) (System.nanoTime() - start));
        }
        return new Times(ofKnown, ofUnknown);
    }

    private double hashTime() {
        var times = new ArrayList<Double>();
        for (var i = 0; i < 50; i++) {
            var start = System.nanoTime();
            hashing.hash(new Password(Client.PASSWORD));
            times.add((double) (System.nanoTime() - start));
        }
        return median(array(times));
    }

    /** Accounts with addresses that look like those of {@link #newEmail}. */
    private List<String> accounts(int count) {
        var hash = hashing.hash(new Password(Client.PASSWORD));
        var emails = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            emails.add(newEmail("known"));
        }
        var ids = emails.stream().map(_ -> UUID.randomUUID()).toArray(UUID[]::new);
        database.sql("""
                        insert into account (id, version, email, email_key, display_name, password_hash, admin, registered_at,
                            email_verified_at)
                        select id, 0, email, email, 'Emma', ?, false, now(), now()
                        from unnest(?::uuid[], ?::text[]) as wanted (id, email)""").params(hash, ids, emails.toArray(String[]::new)).update();
        database.sql("analyze account").update();
        return emails;
    }

    private String somewhere() {
        return "2001:db8:%x:%x::1".formatted(random.nextInt(0x10000), random.nextInt(0x10000));
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private record Times(List<Double> ofKnown, List<Double> ofUnknown) {

        double[] known() {
            return array(ofKnown);
        }

        double[] unknown() {
            return array(ofUnknown);
        }
    }
}
