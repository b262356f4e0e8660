package dev.nexus.catalog.media.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.nexus.catalog.media.FileChapter;
import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.NamedFile;
import dev.nexus.catalog.media.ProbedFile;
import dev.nexus.catalog.media.SeriesEntry;
import dev.nexus.catalog.metadata.TagClaims;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small files of every format, made by {@code src/test/resources/audio/make.sh}. */
class AudioFormatsTests {

    private final FileProbe probe = new FileProbe();

    @ParameterizedTest
    @CsvSource({
        "tone.mp3,audio/mpeg",
        "tone.m4a,audio/mp4",
        "tone.flac,audio/flac",
        "tone.ogg,audio/ogg",
        "tone.opus,audio/ogg",
        "tone.mka,audio/x-matroska",
        "tone.weba,audio/webm"
    })
    void tellsTheTypeAndDuration(String file, String mimeType) {
        var found = probe(file);

        assertThat(found.mimeType()).isEqualTo(mimeType);
        assertThat(found.durationMillis()).isBetween(1_990L, 2_100L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tone.mp3", "tone.flac", "tone.ogg", "tone.opus", "tone.mka"})
    void readsTheTags(String file) {
        var book = TagClaims.of(List.of(named(file)));

        assertThat(book.title()).contains("Book of Tones");
        assertThat(book.authors()).containsExactly("Ada Tester", "Bob Tester");
        assertThat(book.narrators()).containsExactly("Nora Tester");
        assertThat(book.series()).containsExactly(new SeriesEntry("Tones", Optional.of(new BigDecimal("1.5"))));
        assertThat(book.publishedYear()).contains(2001);
        assertThat(book.language()).contains("de");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tone.mp3", "tone.m4a", "tone.opus", "tone.mka", "tone.weba"})
    void readsTheChapters(String file) {
        assertThat(probe(file).chapters())
                .extracting(FileChapter::title, FileChapter::startMillis)
                .containsExactly(tuple("Low", 0L), tuple("High", 1_000L));
    }

    @Test
    void readsAnM4aWhoseIndexComesLast() {
        var book = TagClaims.of(List.of(named("tone.m4a")));

        assertThat(book.series()).containsExactly(new SeriesEntry("Tones", Optional.of(new BigDecimal("1.5"))));
    }

    private NamedFile named(String file) {
        return new NamedFile(new MediaName(UUID.randomUUID()), file, probe(file));
    }

    private ProbedFile probe(String file) {
        return probe.probe(Path.of("src", "test", "resources", "audio", file));
    }
}
