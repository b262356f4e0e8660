package dev.nexus.catalog.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTests {

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd,passwd",
        "C:\\Books\\one.mp3,one.mp3",
        "/absolute/two.m4b,two.m4b",
        "plain.mp3,plain.mp3"
    })
    void keepsTheLastPartOfAName(String untrusted, String safe) {
        assertThat(FileNames.safe(untrusted)).isEqualTo(safe);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", ".", "..", "../..", "books/", "\u0000"})
    void findsANameForWhatHasNone(String untrusted) {
        assertThat(FileNames.safe(untrusted)).isEqualTo("file");
    }

    @Test
    void removesWhatCannotBePrinted() {
        assertThat(FileNames.safe("a\r\nb\u0000c\ud800.mp3")).isEqualTo("abc.mp3");
    }

    @Test
    void cutsALongNameBetweenCharacters() {
        assertThat(FileNames.safe("😀".repeat(2_000))).isEqualTo("😀".repeat(127));
    }
}
