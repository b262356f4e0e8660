package dev.nexus.catalog.media;

import java.util.ArrayList;
import java.util.List;

/**
 * A book's files in listening order on one timeline, and the chapters on it.
 *
 * @param files in listening order; their order is what this type decides
 */
public record BookLayout(List<PlacedFile> files, List<BookChapter> chapters) {

    /** A file and where it starts on the book's timeline. */
    public record PlacedFile(NamedFile file, long startMillis) {}

    public BookLayout {
        files = List.copyOf(files);
        chapters = List.copyOf(chapters);
    }

    /** Orders the files and lays them end to end. */
    public static BookLayout of(List<NamedFile> files) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("A book has at least one file");
        }
        var placed = new ArrayList<PlacedFile>();
        var chapters = new ArrayList<BookChapter>();
        long start = 0;
        for (NamedFile file : ListeningOrder.of(files)) {
            placed.add(new PlacedFile(file, start));
            addChapters(file, start, chapters);
            start += file.probed().durationMillis();
        }
        return new BookLayout(placed, chapters);
    }

    public long durationMillis() {
        return files.stream()
                .mapToLong(file -> file.file().probed().durationMillis())
                .sum();
    }

    private static void addChapters(NamedFile file, long start, List<BookChapter> chapters) {
        ProbedFile probed = file.probed();
        if (probed.chapters().isEmpty()) {
            String title = probed.tags().first("title").orElseGet(() -> FileNames.title(file.name()));
            chapters.add(new BookChapter(title, start, start + probed.durationMillis()));
        }
        for (FileChapter chapter : probed.chapters()) {
            String title = chapter.title().isBlank()
                    ? "Chapter " + (chapters.size() + 1)
                    : chapter.title().strip();
            chapters.add(new BookChapter(title, start + chapter.startMillis(), start + chapter.endMillis()));
        }
    }
}
