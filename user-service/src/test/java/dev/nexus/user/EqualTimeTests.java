package dev.nexus.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;

import dev.nexus.user.credential.Password;
import dev.nexus.user.credential.PasswordHashing;
import dev.nexus.user.throttle.MailThrottle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/**
 * Promise 20: nobody can tell known from unknown accounts by the time that an answer takes. Each test times 2,000 requests
 * over HTTP, half of each kind, in an order by chance, so that whatever else the machine does meets both alike: without a leak, how
 * far the two kinds can be told apart is spread around nothing by what follows from the number of requests alone, on a machine
 * however busy.
 *
 * <p>That a leak would be seen is shown each time by one: fewer requests of the same sort, where the service really leaves out the
 * hash, or to keep what was asked for, for one of the two kinds. What is found must stay below a quarter of that, or below what chance explains.
 */
@TestPropertySource(
        properties = {"nexus.passwords.memory-kib=1024", "nexus.mail.interval=1h", "nexus.recovery.interval=1h"})
class EqualTimeTests extends StrictInstallation {

    /** A false alarm once in a million runs. */
    private static final double STANDARD_ERRORS = 5;

    private static final int WARM_UP = 200;
    private static final int REQUESTS = 2_000;
    private static final int LEAKING_REQUESTS = 500;

    @MockitoSpyBean
    private PasswordHashing hashing;

    @MockitoSpyBean
    private MailThrottle mails;

    private final Random random = new Random();

    /** Whether the request under way is answered with less work. */
    private volatile boolean leavesOut;

    @BeforeEach
    void leaveOutWorkOnDemand() {
        var ready = hashing.hash(new Password(Client.PASSWORD));
        doAnswer(call -> leavesOut ? ready : call.callRealMethod())
                .when(hashing)
                .hash(any());
        doAnswer(call -> leavesOut ? false : call.callRealMethod())
                .when(hashing)
                .matches(any(), any());
        doAnswer(call -> leavesOut ? false : call.callRealMethod()).when(mails).allows(any(), any());
    }

    /** Thousands of mails would make other tests slow. */
    @AfterEach
    void clean() {
        database.sql("delete from queued_mail").update();
        database.sql("delete from requested_reset").update();
    }

    @Test
    void signingInTakesAsLongForUnknownAccounts() {
        requireEqualTime("sign-in", email -> stranger()
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
        requireEqualTime("registration", email -> stranger()
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
        requireEqualTime("reset", email -> stranger()
                .send("POST", "/api/v1/password-resets", Map.of("email", email), "Nexus-Client-Address", somewhere())
                .is(202));
    }

    private void requireEqualTime(String what, Consumer<String> request) {
        var known = accounts((WARM_UP + REQUESTS + LEAKING_REQUESTS) / 2);
        time(known, request, WARM_UP, false);
        var times = time(known, request, REQUESTS, false);
        var leaking = time(known, request, LEAKING_REQUESTS, true);
        var chance = STANDARD_ERRORS * Separation.standardError(REQUESTS / 2);
        var report = "%s: known %s, unknown %s, told apart %.3f; with work left out %s, %.3f"
                .formatted(
                        what,
                        millis(times.known()),
                        millis(times.unknown()),
                        times.apart(),
                        millis(leaking.unknown()),
                        leaking.apart());
        System.out.println(report);
        assertThat(leaking.apart())
                .as("a leak is noticed; " + report)
                .isGreaterThan(STANDARD_ERRORS * Separation.standardError(LEAKING_REQUESTS / 2));
        assertThat(times.apart()).as(report).isLessThan(Math.max(chance, leaking.apart() / 4));
    }

    private Times time(List<String> known, Consumer<String> request, int count, boolean leak) {
        var kinds = new ArrayList<Boolean>();
        for (var i = 0; i < count; i++) {
            kinds.add(i % 2 == 0);
        }
        Collections.shuffle(kinds, random);
        var ofKnown = new ArrayList<Double>();
        var ofUnknown = new ArrayList<Double>();
        for (var isKnown : kinds) {
            var email = isKnown ? known.removeLast() : newEmail("known");
            leavesOut = leak && !isKnown;
            var start = System.nanoTime();
            request.accept(email);
            (isKnown ? ofKnown : ofUnknown).add((double) (System.nanoTime() - start));
        }
        leavesOut = false;
        return new Times(ofKnown, ofUnknown);
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

    private static String millis(List<Double> nanos) {
        return "%.2f ms".formatted(nanos.stream().sorted().toList().get(nanos.size() / 2) / 1e6);
    }

    private record Times(List<Double> known, List<Double> unknown) {

        double apart() {
            return Separation.of(array(known), array(unknown)).distance();
        }

        private static double[] array(List<Double> values) {
            return values.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }
}
