package dev.nexus.user.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.secret.EnvironmentKey;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.TestKeys;
import dev.nexus.user.account.AccountId;
import java.time.Clock;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class AuthenticatorsTests {

    private static final String FORMER_TEXT = Base64.getEncoder().encodeToString(new byte[32]);
    private static final EnvironmentKey FORMER = EnvironmentKey.parse(FORMER_TEXT);
    private static final EnvironmentKey PRESENT = EnvironmentKey.parse(TestKeys.NEXT);

    @Autowired
    private JdbcClient database;

    @Autowired
    private IdSource ids;

    @Autowired
    private PlatformTransactionManager transactions;

    private AccountId account() {
        var id = ids.next();
        database.sql("""
                        insert into account
                            (id, version, email, email_key, display_name, password_hash, admin, registered_at)
                        values (:id, 0, :email, :email, 'Emma', '', false, now())""").param("id", id).param("email", id + "@example.org").update();
        return new AccountId(id);
    }

    private Authenticators sealedWith(EnvironmentKey key) {
        return new Authenticators(database, key);
    }

    @Test
    void areSealedAnewWhenTheSecretOfTheEnvironmentIsExchanged() {
        var codes = RecoveryCode.some();
        var made = TotpSecret.random();
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            database.sql("delete from authenticator").update();
            var emma = account();
            sealedWith(FORMER).start(emma, made, Clock.systemUTC().instant());
            sealedWith(FORMER).replaceCodes(emma, codes);

            var both = sealedWith(EnvironmentKey.parse(TestKeys.NEXT, FORMER_TEXT));
            assertThat(both.useCode(emma, codes.getFirst())).isTrue();
            assertThat(both.sealAnew()).isEqualTo(10);

            assertThat(both.sealAnew()).isZero();
            var present = sealedWith(PRESENT);
            assertThat(present.find(emma).orElseThrow().secret().bytes()).isEqualTo(made.bytes());
            assertThat(present.useCode(emma, codes.getFirst())).isFalse();
            assertThat(present.useCode(emma, codes.getLast())).isTrue();
            assertThat(present.useCode(emma, codes.getLast())).isFalse();
            transaction.setRollbackOnly();
        });
    }
}
