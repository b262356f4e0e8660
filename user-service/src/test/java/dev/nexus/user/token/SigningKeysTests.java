package dev.nexus.user.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.secret.EnvironmentKey;
import dev.nexus.user.secret.EnvironmentKeyTests;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class SigningKeysTests {

    @Autowired
    private SigningKeys keys;

    @Autowired
    private JdbcClient database;

    @Autowired
    private IdSource ids;

    @Test
    void areMadeOnceByManyInstancesThatStartTogether() throws Exception {
        database.sql("delete from signing_key").update();
        var starts = IntStream.range(0, 6)
                .<Callable<List<SigningKey>>>mapToObj(_ -> () -> keys.loadOrCreate())
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var found = threads.invokeAll(starts).stream()
                    .map(start -> start.resultNow().getFirst().id())
                    .distinct();

            assertThat(found).hasSize(1);
        }
    }

    @Test
    void comeBackAsTheyWere() {
        var first = keys.loadOrCreate();

        assertThat(keys.loadOrCreate()).isEqualTo(first);
    }

    @Test
    void areStoredEncrypted() {
        var key = keys.loadOrCreate().getFirst();

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
        keys.loadOrCreate();
        var other = new SigningKeys(database, EnvironmentKey.parse(EnvironmentKeyTests.KEY), ids, Clock.systemUTC());

        assertThatIllegalStateException()
                .isThrownBy(other::loadOrCreate)
                .withMessageContaining("NEXUS_SECRET_KEY does not open the signing key");
    }
}
