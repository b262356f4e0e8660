package dev.nexus.notification.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignTextTests {

    @ParameterizedTest
    @CsvSource({
        "https://evil.example/now,https: //evil. example/now",
        "www.evil.example,www. evil. example",
        "x.com,x. com",
        "emma@example.org,emma@ example. org"
    })
    void makesNoLinkOfWhatLooksLikeOne(String typed, String shown) {
        assertThat(ForeignText.line(typed, 100)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"J.R.R. Tolkien", "12.5 hours until 10:30", "Who's there? “Emma”!", "Émile Zola: Nana"})
    void leavesOrdinaryTextAsItIs(String typed) {
        assertThat(ForeignText.line(typed, 100)).isEqualTo(typed);
    }

    @Test
    void isOneLineWithoutAnythingUnseen() {
        assertThat(ForeignText.line("Emma\r\nBcc: all\u202e\u0000\u2028end\u0085", 100))
                .isEqualTo("Emma Bcc: all end");
    }

    @Test
    void keepsLinesWhereThereMayBeSome() {
        assertThat(ForeignText.lines("One\r\ntwo\u0000\n\nthree", 100)).isEqualTo("One\ntwo\n\nthree");
    }

    @Test
    void isCutBetweenCharacters() {
        assertThat(ForeignText.line("🎧".repeat(9), 3)).isEqualTo("🎧🎧🎧…");
    }
}
