package dev.nexus.catalog.book;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** What the book table alone says of a book. */
record BookRow(
        UUID id,
        int version,
        UUID libraryId,
        String title,
        @Nullable String subtitle,
        @Nullable String language,
        @Nullable String publisher,
        @Nullable Integer publishedYear,
        @Nullable String description,
        long durationMillis,
        Instant addedAt,
        Instant updatedAt,
        @Nullable Instant removedAt,
        boolean hasCover,
        @Nullable BigDecimal ratingAverage,
        int ratingCount,
        String sortKey) {

    /** For {@code from} what has the columns of a book, as {@code b}, and its {@code sort_key}. */
    static final String SELECT = """
            select b.id, b.version, b.library_id, b.title, b.subtitle, b.language, b.published_year, b.description, b.duration_millis,
                   b.added_at, b.updated_at, b.removed_at, b.rating_average, b.rating_count, b.sort_key, p.name as publisher,
                   exists (select from cover c where c.book_id = b.id) as has_cover
            from %s
            left join publisher p on p.id = b.publisher_id
            """;

    static final RowMapper<BookRow> MAPPER = (row, number) -> new BookRow(
            row.getObject("id", UUID.class),
            row.getInt("version"),
            row.getObject("library_id", UUID.class),
            row.getString("title"),
            row.getString("subtitle"),
            row.getString("language"),
            row.getString("publisher"),
            row.getObject("published_year", Integer.class),
            row.getString("description"),
            row.getLong("duration_millis"),
            instant(row, "added_at"),
            instant(row, "updated_at"),
            row.getObject("removed_at") == null ? null : instant(row, "removed_at"),
            row.getBoolean("has_cover"),
            row.getBigDecimal("rating_average"),
            row.getInt("rating_count"),
            row.getString("sort_key"));

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
