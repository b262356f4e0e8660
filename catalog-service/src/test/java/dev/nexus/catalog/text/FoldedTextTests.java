package dev.nexus.catalog.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTextTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Charlotte Brontë          | charlotte bronte
            Aesop's Fables, Vol. 2    | aesop s fables vol 2
            ÆSOP Straße Øre Łódź      | aesop strasse ore lodz
            Война и мир               | воина и мир
            ﬁne ①                     | fine 1
            --- ???                   | ''
            """)
    void comparesTextByItsWords(String text, String folded) {
        assertThat(FoldedText.of(text).text()).isEqualTo(folded);
    }
}
