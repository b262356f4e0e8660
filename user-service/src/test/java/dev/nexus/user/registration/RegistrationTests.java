package dev.nexus.user.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.Client;
import dev.nexus.user.Client.Answer;
import dev.nexus.user.account.Accounts;
import dev.nexus.user.account.DisplayName;
import dev.nexus.user.account.EmailAddress;
import dev.nexus.user.credential.Password;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class RegistrationTests {

    private static final String SECRET = "invitation of Emma";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Accounts accounts;

    private static String newEmail() {
        return UUID.randomUUID() + "@example.org";
    }

    private Answer register(String email, String name) {
        return Client.stranger(port)
                .post("/api/v1/accounts", Map.of("email", email, "password", Client.PASSWORD, "displayName", name));
    }

    private List<String> names(String email) {
        return database.sql("select display_name from account where email_key = ?")
                .param(email)
                .query(String.class)
                .list();
    }

    private long queued(String kind) {
        return database.sql("select count(*) from queued_mail where kind = ?")
                .param(kind)
                .query(Long.class)
                .single();
    }

    /** Promise 20. */
    @Test
    void tellsNobodyThatAnAddressIsTaken() {
        var email = newEmail();
        var free = register(email, "Emma").is(201);

        var taken = register(" " + email.toUpperCase(Locale.ROOT), "Ada").is(201);

        assertThat(shape(taken)).isEqualTo(shape(free));
        assertThat(taken.field("displayName")).isEqualTo("Ada");
        assertThat(taken.field("email")).isEqualTo(email.toUpperCase(Locale.ROOT));
        assertThat(UUID.fromString(taken.field("id")).version()).isEqualTo(7);
        assertThat(taken.field("id")).isNotEqualTo(free.field("id"));
        assertThat(taken.json().required("admin").asBoolean()).isFalse();
    }

    @Test
    void leavesTheAccountThatHasTheAddressAsItIsAndWritesToItsOwner() {
        var email = newEmail();
        register(email, "Emma").is(201);
        var before = queued("address-already-registered");
        var stranger = Map.of("email", email, "password", "another password", "displayName", "Mallory");

        Client.stranger(port).post("/api/v1/accounts", stranger).is(201);

        assertThat(names(email)).containsExactly("Emma");
        assertThat(queued("address-already-registered")).isEqualTo(before + 1);
        Client.stranger(port).signIn(email, Client.PASSWORD).is(201);
        Client.stranger(port).signIn(email, "another password").isProblem(401, "invalid-credentials");
        assertThat(database.sql("select count(*) from account where email_key not like '%@%'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(database.sql("select count(*) from outbox_event where body like '%Mallory%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void makesOneAccountWhereManyWantTheSameAddressAtOnce() throws Exception {
        var email = newEmail();
        var wishes = IntStream.range(0, 6)
                .<Callable<Answer>>mapToObj(i -> () -> register(email, "Emma " + i))
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(wishes)) {
                answer.get().is(201);
            }
        }

        assertThat(names(email)).hasSize(1);
    }

    @Test
    void writesToNobodyMoreOftenThanSheCanBear() {
        var email = newEmail();
        var before = queued("verify-email") + queued("address-already-registered");

        for (var i = 0; i < 8; i++) {
            register(email, "Emma").is(201);
        }

        assertThat(queued("verify-email") + queued("address-already-registered"))
                .isEqualTo(before + 5);
    }

    @Test
    void isForThoseWhoWereInvitedWhereOnlyTheyMay() {
        register(newEmail(), "Emma").is(201);
        var policy = policy(RegistrationMode.INVITED);

        assertThatNoException().isThrownBy(() -> policy.admit(wanted(SECRET)));
        for (var uninvited : new @Nullable String[] {null, "", "made up"}) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> policy.admit(wanted(uninvited)))
                    .withMessage("invitation-needed");
        }
    }

    @Test
    void isForNobodyWhereItIsClosed() {
        register(newEmail(), "Emma").is(201);
        var policy = policy(RegistrationMode.CLOSED);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> policy.admit(wanted(SECRET)))
                .withMessage("registration-closed");
    }

    private RegistrationPolicy policy(RegistrationMode mode) {
        return new RegistrationPolicy(new RegistrationSettings(mode), accounts, (token, _) -> token.equals(SECRET));
    }

    private static RegisterAccount wanted(@Nullable String invitation) {
        return new RegisterAccount(
                new EmailAddress("emma@example.org"),
                new Password(Client.PASSWORD),
                new DisplayName("Emma"),
                null,
                invitation);
    }

    /** Everything that one can see of an answer but the values. */
    private static Set<String> shape(Answer answer) {
        var shape = new TreeSet<String>();
        shape.add("status " + answer.status());
        answer.response().headers().map().forEach((name, values) -> {
            if (!name.equals("date") && !name.equals("content-length")) {
                // The tag is of the account, as its identifier is.
                shape.add(name + values.toString().replaceFirst("-[0-9a-f]{12}", ""));
            }
        });
        answer.json()
                .properties()
                .forEach(field ->
                        shape.add(field.getKey() + " " + field.getValue().getNodeType()));
        return shape;
    }
}
