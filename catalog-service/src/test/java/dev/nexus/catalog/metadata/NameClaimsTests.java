package dev.nexus.catalog.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameClaimsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Emma                                          | -           | -          | Emma            | -           | -
            Jane Austen/Emma                              | Jane Austen | -          | Emma            | -           | -
            Jane Austen/03 - Emma                         | Jane Austen | -          | Emma            | -           | -
            Jane Austen/1815 - Emma                       | Jane Austen | -          | Emma            | -           | 1815
            Jane Austen/(1815) - Emma {Nora Reader}       | Jane Austen | -          | Emma            | Nora Reader | 1815
            Jane Austen/Novels/04 - Emma {Nora Reader}    | Jane Austen | Novels #4  | Emma            | Nora Reader | -
            Jane Austen/Novels/Vol. 4 - 1815 - Emma       | Jane Austen | Novels #4  | Emma            | -           | 1815
            Jane Austen/Novels/1.5. Emma                  | Jane Austen | Novels #1.5| Emma            | -           | -
            Jane Austen/Novels/Book 4: Emma [B00ABC]      | Jane Austen | Novels #4  | Emma            | -           | -
            Jane Austen/Novels/Emma                       | Jane Austen | Novels     | Emma            | -           | -
            Shelf/Jane Austen/Novels/4 - Emma/CD 1        | Jane Austen | Novels #4  | Emma            | -           | -
            A & B/Emma {C; D}                             | A+B         | -          | Emma            | C+D         | -
            George Orwell/1984                            | George Orwell| -         | 1984            | -           | -
            Ray Bradbury/Fahrenheit 451                   | Ray Bradbury | -         | Fahrenheit 451  | -           | -
            Austen\\Novels\\2 - Emma                      | Austen      | Novels #2  | Emma            | -           | -
            """)
    void readsShelves(
            String path,
            @Nullable String authors,
            @Nullable String series,
            String title,
            @Nullable String narrators,
            @Nullable Integer year) {
        var book = NameClaims.ofFolder(path);

        assertThat(book.title()).contains(title);
        assertThat(String.join("+", book.authors())).isEqualTo(authors == null ? "" : authors);
        assertThat(String.join("+", book.narrators())).isEqualTo(narrators == null ? "" : narrators);
        assertThat(book.series().stream()
                        .map(entry -> entry.name()
                                + entry.position()
                                        .map(position -> " #" + position.toPlainString())
                                        .orElse(""))
                        .collect(Collectors.joining()))
                .isEqualTo(series == null ? "" : series);
        assertThat(book.publishedYear().orElse(null)).isEqualTo(year);
    }

    @Test
    void readsAFileWithoutItsNumber() {
        assertThat(NameClaims.ofFile("01 - The_Time Machine {Ned}.m4b").title()).contains("The Time Machine");
        assertThat(NameClaims.ofFile("01 - The_Time Machine {Ned}.m4b").narrators())
                .containsExactly("Ned");
    }

    @Test
    void saysNothingOfNothing() {
        assertThat(NameClaims.ofFolder("///").title()).isEmpty();
    }
}
