package dev.nexus.user.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

    @ParameterizedTest
    @CsvSource({
        "Emma@Example.ORG, emma@example.org",
        "' emma@example.org ', emma@example.org",
        "emma+books@example.org, emma+books@example.org",
        "emma@bücher.example, emma@xn--bcher-kva.example",
        "emma@XN--BCHER-KVA.example, emma@xn--bcher-kva.example",
        "ｅmma@example.org, emma@example.org",
        "emma@localhost, emma@localhost"
    })
    void isComparedByItsKey(String typed, String key) {
        assertThat(EmailAddress.of(typed).key()).isEqualTo(key);
    }

    @Test
    void keepsTheWayItIsWritten() {
        assertThat(EmailAddress.of(" Emma@Example.org ").value()).isEqualTo("Emma@Example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "emma",
                "@example.org",
                "emma@",
                "emma@@example.org",
                "emma@exa mple.org",
                "em ma@example.org",
                "emma@example.org\r\nBcc: all@example.org",
                "emma@.example.org",
                "emma@example..org",
                "emma@-example.org",
                "emma@example_.org",
                "<emma@example.org>",
                "emma@example.org,ada@example.org"
            })
    void refusesWhatIsNone(String typed) {
        assertThatIllegalArgumentException().isThrownBy(() -> EmailAddress.of(typed));
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }

    @Test
    void refusesEndlessOnes() {
        assertThatIllegalArgumentException().isThrownBy(() -> EmailAddress.of("e".repeat(65) + "@example.org"));
        assertThatIllegalArgumentException().isThrownBy(() -> EmailAddress.of("emma@" + "example.".repeat(40) + "org"));
    }
}
