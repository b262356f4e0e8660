package dev.nexus.platform.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.GeneralSecurityException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentKeyTests {

    private static final String KEY =
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(UTF_8));
    private static final String OTHER = Base64.getEncoder().encodeToString(new byte[32]);
    private static final byte[] CONTENT = "a private key".getBytes(UTF_8);

    private final EnvironmentKey key = EnvironmentKey.parse(KEY);

    @Test
    void opensWhatItSealed() throws Exception {
        var sealed = key.seal("test", "one", CONTENT);

        assertThat(key.open("test", "one", sealed)).isEqualTo(CONTENT);
        assertThat(new String(sealed, UTF_8)).doesNotContain("private");
        assertThat(key.seal("test", "one", CONTENT)).isNotEqualTo(sealed);
    }

    @Test
    void opensNothingElse() {
        var sealed = key.seal("test", "one", CONTENT);
        var changed = sealed.clone();
        changed[changed.length - 1] ^= 1;

        refused(EnvironmentKey.parse(OTHER), "test", "one", sealed);
        refused(key, "test", "two", sealed);
        refused(key, "other", "one", sealed);
        refused(key, "test", "one", changed);
    }

    @Test
    void opensWhatTheFormerOneSealedAndSealsItAnew() throws Exception {
        var sealed = EnvironmentKey.parse(OTHER).seal("test", "one", CONTENT);
        var both = EnvironmentKey.parse(KEY, OTHER);

        var anew = both.sealAnew("test", "one", sealed).orElseThrow();

        assertThat(both.open("test", "one", sealed)).isEqualTo(CONTENT);
        assertThat(key.open("test", "one", anew)).isEqualTo(CONTENT);
        assertThat(both.sealAnew("test", "one", anew)).isEmpty();
        assertThat(key.open("test", "one", both.seal("test", "one", CONTENT))).isEqualTo(CONTENT);
        refused(both, "test", "two", sealed);
    }

    @Test
    void hashesWithBothWhileItIsExchanged() {
        var both = EnvironmentKey.parse(KEY, OTHER);

        assertThat(both.hashes("a", CONTENT))
                .containsExactly(
                        key.hash("a", CONTENT), EnvironmentKey.parse(OTHER).hash("a", CONTENT));
        assertThat(both.hash("a", CONTENT)).isEqualTo(key.hash("a", CONTENT));
        assertThat(EnvironmentKey.parse(KEY, " ").hashes("a", CONTENT)).hasSize(1);
    }

    @Test
    void hashesForEachPurposeApart() {
        assertThat(key.hash("a", CONTENT)).isEqualTo(key.hash("a", CONTENT)).isNotEqualTo(key.hash("b", CONTENT));
        assertThat(EnvironmentKey.parse(OTHER).hash("a", CONTENT)).isNotEqualTo(key.hash("a", CONTENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "AAAA", "not base64 at all, but long enough to be 32 bytes"})
    void saysHowAKeyIsMadeWhenThisIsNone(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EnvironmentKey.parse(text))
                .withMessageContaining("NEXUS_SECRET_KEY must be base64 of 32 bytes");
    }

    private static void refused(EnvironmentKey key, String purpose, String name, byte[] sealed) {
        assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> key.open(purpose, name, sealed));
    }
}
