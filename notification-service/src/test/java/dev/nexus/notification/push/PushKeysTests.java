package dev.nexus.notification.push;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nexus.notification.channel.ChannelTest;
import dev.nexus.notification.push.crypto.VapidKey;
import dev.nexus.platform.secret.EnvironmentKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The installation has one key, on all instances. */
class PushKeysTests extends ChannelTest {

    private static final String FORMER =
            Base64.getEncoder().encodeToString("former-key-of-32-bytes-for-tests".getBytes(US_ASCII));
    private static final String PRESENT =
            Base64.getEncoder().encodeToString("present-key-of-32-bytes-for-test".getBytes(US_ASCII));

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @BeforeEach
    @AfterEach
    void forgetTheKey() {
        jdbc.sql("delete from push_key").update();
    }

    private PushKeys keys(EnvironmentKey key) {
        return keys(key, null, null);
    }

    private PushKeys keys(EnvironmentKey key, @Nullable String publicKey, @Nullable String privateKey) {
        return new PushKeys(jdbc, key, new PushSettings(publicKey, privateKey, null, Duration.ofDays(3)), clock);
    }

    @Test
    void isMadeOnceHoweverManyInstancesNeedIt() throws Exception {
        var key = EnvironmentKey.parse(PRESENT);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var found = threads.invokeAll(Stream.generate(() -> keys(key))
                    .limit(8)
                    .<Callable<String>>map(instance -> () -> instance.current().publicText())
                    .toList());

            assertThat(found.stream().map(each -> each.resultNow()).distinct()).hasSize(1);
        }
    }

    @Test
    void isSealedAndOutlivesTheExchangeOfTheEnvironmentsKey() {
        var made = keys(EnvironmentKey.parse(FORMER)).current();
        assertThat(jdbc.sql("select private_key from push_key")
                        .query(byte[].class)
                        .single())
                .hasSizeGreaterThan(made.privateBytes().length);

        var exchanging = keys(EnvironmentKey.parse(PRESENT, FORMER));
        assertThat(exchanging.sealAnew()).isEqualTo(1);
        assertThat(exchanging.sealAnew()).isZero();

        assertThat(keys(EnvironmentKey.parse(PRESENT)).current().publicText()).isEqualTo(made.publicText());
    }

    @Test
    void isTheEnvironmentsWhereItGivesOne() {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        var given = VapidKey.generate();
        var other = VapidKey.generate();
        var key = EnvironmentKey.parse(PRESENT);

        assertThat(keys(key, given.publicText(), encoder.encodeToString(given.privateBytes()))
                        .current()
                        .publicText())
                .isEqualTo(given.publicText());
        assertThat(jdbc.sql("select count(*) from push_key").query(Long.class).single())
                .isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys(key, given.publicText(), encoder.encodeToString(other.privateBytes())))
                .withMessageContaining("nexus.push.public-key");
        assertThatIllegalArgumentException().isThrownBy(() -> keys(key, given.publicText(), null));
    }
}
