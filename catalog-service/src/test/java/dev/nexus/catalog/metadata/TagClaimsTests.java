package dev.nexus.catalog.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.media.Probed;
import dev.nexus.catalog.media.SeriesEntry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagClaimsTests {

    @Test
    void readsWhatAudiobookTaggersWriteIntoAnMp4() {
        var book = read(Map.of(
                "title", "Five Fables",
                "artist", "Aesop",
                "composer", "Nora Reader",
                "show", "Old Tales",
                "episode_id", "2",
                "date", "1867-05-01",
                "language", "eng",
                "description", "Short ones.",
                "genre", "Audiobook; Fables"));

        assertThat(book.title()).contains("Five Fables");
        assertThat(book.authors()).containsExactly("Aesop");
        assertThat(book.narrators()).containsExactly("Nora Reader");
        assertThat(book.series()).containsExactly(new SeriesEntry("Old Tales", Optional.of(new BigDecimal(2))));
        assertThat(book.publishedYear()).contains(1867);
        assertThat(book.language()).contains("en");
        assertThat(book.description()).contains("Short ones.");
        assertThat(book.genres()).containsExactly("Fables");
    }

    @Test
    void saysNothingOfAFileWithoutTags() {
        var book = TagClaims.of(List.of(Probed.file("01 - The_Time Machine.m4b", Map.of())));

        assertThat(book.title()).isEmpty();
        assertThat(book.authors()).isEmpty();
        assertThat(book.language()).isEmpty();
    }

    @Test
    void doesNotTakeTheTitleOfOneFileForAWholeBook() {
        var book = TagClaims.of(List.of(
                Probed.file("1.mp3", Map.of("title", "Chapter One", "album", "The Book")),
                Probed.file("2.mp3", Map.of("title", "Chapter Two", "album", "The Book"))));

        assertThat(book.title()).contains("The Book");
    }

    @Test
    void unitesTheAuthorsOfAllFiles() {
        var book = TagClaims.of(List.of(
                Probed.file("1.mp3", Map.of("album", "Poems", "artist", "Emily Brontë")),
                Probed.file("2.mp3", Map.of("album", "Poems", "artist", "Anne Brontë")),
                Probed.file("3.mp3", Map.of("album", "Poems", "artist", "Emily Brontë"))));

        assertThat(book.authors()).containsExactly("Emily Brontë", "Anne Brontë");
    }

    @Test
    void prefersTheNarratorTagToTheComposer() {
        var book = read(Map.of("title", "T", "composer", "Somebody", "©nrt", "Nora Reader"));

        assertThat(book.narrators()).containsExactly("Nora Reader");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Jane Doe; John Roe        | Jane Doe+John Roe
            Jane Doe, John Roe        | Jane Doe+John Roe
            Doe, Jane                 | Doe, Jane
            Jane Doe & John Roe       | Jane Doe+John Roe
            Jane Doe and John Roe     | Jane Doe+John Roe
            Jane Doe/John Roe         | Jane Doe+John Roe
            Martin Luther King, Jr.   | Martin Luther King, Jr.
            Sandy Anderson            | Sandy Anderson
            """)
    void splitsPeople(String tag, String people) {
        var book = read(Map.of("title", "T", "author", tag));

        assertThat(String.join("+", book.authors())).isEqualTo(people);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Discworld #1          | Discworld      | 1
            Discworld, Book 2     | Discworld      | 2
            The Expanse Vol. 1.5  | The Expanse    | 1.5
            """)
    void readsSeriesOutOfTheGrouping(String grouping, String name, BigDecimal position) {
        var book = read(Map.of("title", "T", "grouping", grouping));

        assertThat(book.series()).containsExactly(new SeriesEntry(name, Optional.of(position)));
    }

    @Test
    void doesNotTakeEveryGroupingForASeries() {
        assertThat(read(Map.of("title", "T", "grouping", "Classics")).series()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"eng,en", "ger,de", "deu,de", "German,de", "en-GB,en-GB", "pt_BR,pt-BR", "FR,fr"})
    void namesLanguagesByTheirTag(String text, String tag) {
        assertThat(read(Map.of("title", "T", "language", text)).language()).contains(tag);
    }

    @ParameterizedTest
    @CsvSource({"und", "xxxxxx", "Klingonese!"})
    void leavesUnknownLanguagesOut(String text) {
        assertThat(read(Map.of("title", "T", "language", text)).language()).isEmpty();
    }

    @Test
    void cutsTitlesThatNoBookHas() {
        assertThat(read(Map.of("title", "x".repeat(20_000))).title().orElseThrow())
                .hasSize(500);
    }

    private static Claims read(Map<String, String> tags) {
        return TagClaims.of(List.of(Probed.file("file.m4b", tags)));
    }
}
