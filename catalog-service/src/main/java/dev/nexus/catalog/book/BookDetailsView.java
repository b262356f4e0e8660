package dev.nexus.catalog.book;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** One book with its files and chapters. */
public record BookDetailsView(@JsonUnwrapped BookView book, List<FileView> files, List<ChapterView> chapters) {

    /**
     * An audio file.
     *
     * @param index its place among the book's files, from 0
     * @param size bytes
     * @param duration seconds
     * @param sha256 of the bytes, hexadecimal
     * @param start seconds on the book's timeline
     */
    public record FileView(
            UUID id,
            int index,
            String mimeType,
            long size,
            BigDecimal duration,
            String sha256,
            BigDecimal start,
            String contentUrl) {}

    /**
     * A chapter.
     *
     * @param index its place among the book's chapters, from 0
     * @param start seconds on the book's timeline
     * @param end seconds on the book's timeline
     */
    public record ChapterView(int index, String title, BigDecimal start, BigDecimal end) {}
}
