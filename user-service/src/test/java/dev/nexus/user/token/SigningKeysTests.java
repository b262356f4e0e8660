package dev.nexus.user.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.secret.EnvironmentKey;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.TestKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class SigningKeysTests {

    @Autowired
    private SigningKeys keys;

    @Autowired
    private KeyRotation rotation;

    @Autowired
    private TokenSettings settings;

    @Autowired
    private JdbcClient database;

    @Autowired
    private IdSource ids;

    @Autowired
    private PlatformTransactionManager transactions;

    private static Instant now() {
        return Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** What is done about the keys here is undone: everybody else still needs them. */
    private void undone(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            work.run();
            transaction.setRollbackOnly();
        });
    }

    private KeyRotation at(Instant time) {
        return new KeyRotation(keys, settings, Clock.fixed(time, ZoneOffset.UTC));
    }

    @Test
    void areMadeOnceByManyInstancesThatStartTogether() throws Exception {
        database.sql("update signing_key set signs_from = null").update();
        var before = keys.schedule().keys().size();
        var starts = IntStream.range(0, 6)
                .<Callable<Object>>mapToObj(_ -> () -> {
                    rotation.ensureActive();
                    return true;
                })
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var start : threads.invokeAll(starts)) {
                start.get();
            }
        }

        assertThat(keys.schedule().keys()).hasSize(before + 1);
    }

    @Test
    void comeBackAsTheyWere() {
        var id = keys.schedule().active(now()).orElseThrow().keyId();

        assertThat(keys.read(List.of(id))).isEqualTo(keys.read(List.of(id))).hasSize(1);
    }

    @Test
    void areStoredEncrypted() {
        var key = keys.read(List.of(keys.schedule().active(now()).orElseThrow().keyId()))
                .getFirst();

        var stored = database.sql("select private_key from signing_key where key_id = ?")
                .param(key.id())
                .query(byte[].class)
                .single();

        assertThat(Base64.getEncoder().encodeToString(stored))
                .doesNotContain(Base64.getEncoder()
                        .encodeToString(key.privateKey().getEncoded())
                        .substring(40, 80));
    }

    @Test
    void sayWhoseFaultItIsWhenTheSecretIsAnother() {
        var other = new SigningKeys(database, EnvironmentKey.parse(TestKeys.NEXT), ids);
        var id = keys.schedule().active(now()).orElseThrow().keyId();

        assertThatIllegalStateException()
                .isThrownBy(() -> other.read(List.of(id)))
                .withMessageContaining("NEXUS_SECRET_KEY does not open the signing key");
    }

    @Test
    void areSealedAnewWhenTheSecretIsExchanged() {
        var both = new SigningKeys(database, EnvironmentKey.parse(TestKeys.NEXT, TestKeys.INSTALLED), ids);
        var next = new SigningKeys(database, EnvironmentKey.parse(TestKeys.NEXT), ids);
        undone(() -> {
            var key = keys.schedule().active(now()).orElseThrow().keyId();
            var before = keys.read(List.of(key));

            assertThat(both.sealAnew()).isPositive();

            assertThat(next.read(List.of(key))).isEqualTo(before);
            assertThat(both.sealAnew()).isZero();
        });
    }

    @Test
    void changeBySchedule() {
        undone(() -> {
            var first = keys.schedule().active(now()).orElseThrow();
            var due = now().plus(settings.keyRotation());
            rotation.maintain();
            assertThat(keys.schedule().upcoming(now())).isPresent();

            at(due.minus(Duration.ofHours(1))).maintain();
            assertThat(keys.schedule().active(due)).contains(first);
            at(due).maintain();

            var schedule = keys.schedule();
            assertThat(schedule.active(due)).isPresent().isNotEqualTo(Optional.of(first));
            assertThat(schedule.state(first, due)).isEqualTo(KeyState.RETIRED);
            at(due).maintain();
            assertThat(keys.schedule().upcoming(due)).isPresent();
            at(due.plus(Duration.ofMinutes(63))).maintain();
            assertThat(keys.schedule().find(first.keyId())).isEmpty();
        });
    }

    @Test
    void goOnWhenTwoAreRevokedInHaste() {
        undone(() -> {
            rotation.maintain();
            var first = keys.schedule().active(now()).orElseThrow();
            var second = keys.schedule().upcoming(now()).orElseThrow();

            rotation.revoke(first.keyId());
            assertThat(keys.schedule().active(now()).orElseThrow().keyId()).isEqualTo(second.keyId());
            rotation.revoke(second.keyId());

            var schedule = keys.schedule();
            assertThat(schedule.revoked()).contains(first.keyId(), second.keyId());
            assertThat(schedule.active(now()).orElseThrow().keyId()).isNotIn(first.keyId(), second.keyId());
            assertThat(database.sql("select count(private_key) from signing_key where revoked_at is not null")
                            .query(Integer.class)
                            .single())
                    .isZero();
        });
    }
}
