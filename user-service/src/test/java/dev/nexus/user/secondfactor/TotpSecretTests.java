package dev.nexus.user.secondfactor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nexus.user.account.EmailAddress;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpSecretTests {

    private static final TotpSecret SECRET = TotpSecret.of("12345678901234567890".getBytes(US_ASCII));
    private static final Instant IN_STEP_1 = Instant.ofEpochSecond(59);
    private static final String CODE_OF_STEP_1 = "287082";

    /** RFC 6238, appendix B: the last six of the eight digits there. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void takesTheCodesOfTheStandard(long seconds, String code) {
        assertThat(SECRET.step(code, Instant.ofEpochSecond(seconds), 0)).hasValue(seconds / 30);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "29, true", "30, true", "89, true", "90, false", "1200, false"})
    void letsTheClocksBeOneStepApart(long seconds, boolean taken) {
        assertThat(SECRET.step(CODE_OF_STEP_1, Instant.ofEpochSecond(seconds), 0)
                        .isPresent())
                .isEqualTo(taken);
    }

    @Test
    void takesNoCodeOfAStepThatWasUsed() {
        assertThat(SECRET.step(CODE_OF_STEP_1, IN_STEP_1, 1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "28708", "2870822", "287083", "１２３４５６", "abcdef"})
    void takesNothingElse(String typed) {
        assertThat(SECRET.step(typed, IN_STEP_1, 0)).isEmpty();
    }

    @Test
    void doesNotMindBlanksAroundTheCode() {
        assertThat(SECRET.step(" 287082 ", IN_STEP_1, 0)).hasValue(1);
    }

    @Test
    void isReadByAppsAsTextOrByItsUri() {
        assertThat(SECRET.text()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(SECRET.uri("Our Books", new EmailAddress("emma@example.org")))
                .isEqualTo("otpauth://totp/Our%20Books:emma%40example.org"
                        + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Our%20Books"
                        + "&algorithm=SHA1&digits=6&period=30");
    }

    @Test
    void has160BitsThatNobodyGuesses() {
        assertThat(TotpSecret.random().bytes())
                .hasSize(20)
                .isNotEqualTo(TotpSecret.random().bytes());
        assertThatIllegalArgumentException().isThrownBy(() -> TotpSecret.of(new byte[16]));
    }

    @Test
    void neverShowsItself() {
        assertThat(SECRET.toString()).isEqualTo("TotpSecret[hidden]");
    }
}
