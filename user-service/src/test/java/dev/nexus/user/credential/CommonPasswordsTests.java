package dev.nexus.user.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTests {

    @ParameterizedTest
    @ValueSource(strings = {"password", "PassWord1", "123456789", "qwertyuiop", "iloveyou", "ｐassword"})
    void areRefused(String common) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Password.of(common))
                .withMessage("this password is among the first that everybody tries");
    }

    @Test
    void areMany() {
        assertThat(CommonPasswords.count()).isGreaterThan(10_000);
    }

    @ParameterizedTest
    @CsvSource({
        "Emma Woodhouse, Emma Woodhouse, true",
        "emma-woodhouse-1815!, Emma Woodhouse, true",
        "12emma@example.org12, emma@example.org, true",
        "emma loves books, Emma, false",
        "18151815181518, '', false",
        "18151815181518, 1815, false"
    })
    void areNotTheOnlyOnesThatAreGuessed(String password, String words, boolean guessed) {
        assertThat(Password.of(password).says(words)).isEqualTo(guessed);
    }
}
