package dev.nexus.playback.book;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;

/** Reads a book off a row with {@code book_id}, {@code library_id}, {@code length_ms} and {@code chapter_starts_ms}. */
public final class BookRow {

    private BookRow() {}

    public static Book read(ResultSet row) throws SQLException {
        var starts = (Long[]) row.getArray("chapter_starts_ms").getArray();
        return new Book(
                new BookId(row.getObject("book_id", UUID.class)),
                new LibraryId(row.getObject("library_id", UUID.class)),
                Duration.ofMillis(row.getLong("length_ms")),
                Arrays.stream(starts).map(Duration::ofMillis).toList());
    }
}
