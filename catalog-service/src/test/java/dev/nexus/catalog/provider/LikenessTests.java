package dev.nexus.catalog.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The Time Machine  | Time Machine, The | true
            The Time Machine  | the timemachine   | true
            Les Misérables    | Miserables        | true
            A                 | a                 | true
            Emma              | Emma 2            | false
            """)
    void knowsTitlesHoweverTheyAreWritten(String one, String other, boolean same) {
        assertThat(Likeness.titleKey(one).equals(Likeness.titleKey(other))).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            H. G. Wells          | Herbert George Wells | true
            Wells, Herbert       | H. G. Wells          | true
            Charlotte Brontë     | charlotte bronte     | true
            Charlotte Brontë     | Emily Brontë         | false
            Jane Austen          | Jane Doe             | false
            """)
    void knowsAuthorsHoweverTheyAreWritten(String one, String other, boolean same) {
        assertThat(Likeness.shareAnAuthor(List.of(one), List.of("Somebody Else", other)))
                .isEqualTo(same);
    }
}
