package dev.nexus.user.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.user.Client;
import dev.nexus.user.Client.Answer;
import dev.nexus.user.Client.Person;
import dev.nexus.user.StrictInstallation;
import java.util.Map;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What was judged must still be true when the session starts. */
class SignInInFlightTests extends StrictInstallation {

    private static final String OTHER_HASH = new Argon2PasswordEncoder(16, 32, 1, 4096, 1).encode("another password");

    @Autowired
    private PlatformTransactionManager transactions;

    /** Signs in with a password that is right when it is compared, and commits a change before the session starts. */
    private Answer signIn(Person person, Runnable change) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var signIn = new TransactionTemplate(transactions).execute(_ -> {
                change.run();
                var begun = threads.submit(() -> stranger().signIn(person.email(), Client.PASSWORD));
                Awaitility.await().until(this::isSomebodyWaiting);
                return begun;
            });
            return signIn.get();
        }
    }

    private boolean isSomebodyWaiting() {
        return database.sql("""
                        select exists (select from pg_stat_activity
                            where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0)""").query(Boolean.class).single();
    }

    private void changePassword(Person person) {
        database.sql("update account set password_hash = ?, version = version + 1 where id = ?")
                .params(OTHER_HASH, person.id())
                .update();
    }

    @Test
    void startsNoSessionWithAPasswordThatIsAnotherByThen() throws Exception {
        var emma = verified("Emma");

        signIn(emma, () -> changePassword(emma)).isProblem(401, "invalid-credentials");

        stranger().signIn(emma.email(), "another password").is(201);
    }

    @Test
    void startsNoSessionWithAPasswordThatIsAnotherWhenItsHashIsMadeAnew() throws Exception {
        var emma = verified("Emma");
        database.sql("update account set password_hash = ? where id = ?")
                .params(new Argon2PasswordEncoder(16, 32, 1, 1024, 1).encode(Client.PASSWORD), emma.id())
                .update();

        signIn(emma, () -> changePassword(emma)).isProblem(401, "invalid-credentials");
    }

    @Test
    void startsASessionWhenOnlyTheHashIsAnotherByThen() throws Exception {
        var emma = verified("Emma");
        database.sql("update account set password_hash = ? where id = ?")
                .params(new Argon2PasswordEncoder(16, 32, 1, 1024, 1).encode(Client.PASSWORD), emma.id())
                .update();

        signIn(emma, () -> database.sql("update account set password_hash = ?, version = version + 1 where id = ?")
                        .params(new Argon2PasswordEncoder(16, 32, 1, 4096, 1).encode(Client.PASSWORD), emma.id())
                        .update())
                .is(201);
    }

    @Test
    void startsNoSessionWithoutASecondFactorThatIsAskedForByThen() throws Exception {
        var emma = verified("Emma");
        emma.client()
                .post("/api/v1/me/second-factor", Map.of("password", Client.PASSWORD))
                .is(201);

        var answer = signIn(emma, () -> {
            database.sql("select from account where id = ? for no key update")
                    .param(emma.id())
                    .query((row, _) -> true)
                    .list();
            database.sql("update authenticator set confirmed_at = now() where account_id = ?")
                    .param(emma.id())
                    .update();
        });

        answer.isProblem(401, "invalid-credentials");
        stranger().signIn(emma.email(), Client.PASSWORD).isProblem(401, "second-factor-required");
        assertThat(database.sql("select count(*) from session where account_id = ?")
                        .param(emma.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
