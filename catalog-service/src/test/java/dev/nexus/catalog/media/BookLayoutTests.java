package dev.nexus.catalog.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BookLayoutTests {

    @Test
    void ordersFilesByDiscAndTrack() {
        var layout = BookLayout.of(List.of(
                Probed.file("a.mp3", Map.of("disc", "2", "track", "1/2")),
                Probed.file("b.mp3", Map.of("disc", "1/2", "track", "10")),
                Probed.file("c.mp3", Map.of("disc", "1/2", "track", "2"))));

        assertThat(names(layout)).containsExactly("c.mp3", "b.mp3", "a.mp3");
    }

    @Test
    void ordersFilesByNameWhenTracksRepeat() {
        var layout = BookLayout.of(List.of(
                Probed.file("Part 10.mp3", Map.of("track", "1")),
                Probed.file("part 2.mp3", Map.of("track", "1")),
                Probed.file("Part 01.mp3", Map.of("track", "1"))));

        assertThat(names(layout)).containsExactly("Part 01.mp3", "part 2.mp3", "Part 10.mp3");
    }

    @Test
    void ordersFilesByNameWhenATrackIsMissing() {
        var layout = BookLayout.of(List.of(Probed.file("2.mp3", Map.of("track", "1")), Probed.file("1.mp3", Map.of())));

        assertThat(names(layout)).containsExactly("1.mp3", "2.mp3");
    }

    @Test
    void shiftsChaptersByTheStartOfTheirFile() {
        var layout = BookLayout.of(List.of(
                Probed.file("1.mp3", 60_000, Map.of("title", "Prologue"), List.of()),
                Probed.file(
                        "2.mp3",
                        30_000,
                        Map.of(),
                        List.of(new FileChapter("One", 0, 10_000), new FileChapter("", 10_000, 30_000)))));

        assertThat(layout.chapters())
                .containsExactly(
                        new BookChapter("Prologue", 0, 60_000),
                        new BookChapter("One", 60_000, 70_000),
                        new BookChapter("Chapter 3", 70_000, 90_000));
        assertThat(layout.files())
                .extracting(BookLayout.PlacedFile::startMillis)
                .containsExactly(0L, 60_000L);
        assertThat(layout.durationMillis()).isEqualTo(90_000);
    }

    @Test
    void namesAFileWithoutTitleByItsName() {
        var layout = BookLayout.of(List.of(Probed.file("03 - The End.mp3", Map.of())));

        assertThat(layout.chapters()).extracting(BookChapter::title).containsExactly("The End");
    }

    @Test
    void refusesABookWithoutFiles() {
        assertThatIllegalArgumentException().isThrownBy(() -> BookLayout.of(List.of()));
    }

    private static List<String> names(BookLayout layout) {
        return layout.files().stream().map(placed -> placed.file().name()).toList();
    }
}
