package dev.nexus.user.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTests {

    @ParameterizedTest
    @ValueSource(ints = {8, 64, 128, 256})
    void takesShortAndLongPasswords(int length) {
        assertThat(Password.of("x".repeat(length)).value()).hasSize(length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 257, 100_000})
    void refusesTooShortAndTooLongOnes(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Password.of("secret".repeat(length / 6 + 1).substring(0, length)))
                .withMessageNotContaining("secret");
    }

    @Test
    void countsCharactersAsPeopleDo() {
        assertThatIllegalArgumentException().isThrownBy(() -> Password.of("🔑".repeat(7)));
        assertThat(Password.of("🔑".repeat(8)).value()).isNotEmpty();
    }

    @Test
    void isTheSameOnEveryKeyboard() {
        assertThat(Password.of("pa\u0308ssword")).isEqualTo(Password.of("pässword"));
        assertThat(Password.of("ｐassword of Emma①")).isEqualTo(Password.of("password of Emma1"));
    }

    @Test
    void neverShowsItself() {
        assertThat(Password.of("correct horse battery").toString()).doesNotContain("horse");
    }
}
