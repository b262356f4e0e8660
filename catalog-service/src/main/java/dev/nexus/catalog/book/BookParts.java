package dev.nexus.catalog.book;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what belongs to books, for many at once: one statement for each kind, however many books. */
@Component
class BookParts {

    /** A contributor of one book. */
    record ContributionRow(UUID bookId, ContributorRole role, UUID id, String name) {}

    private record SeriesRow(
            UUID bookId, UUID id, String name, @Nullable BigDecimal position) {

        BookView.SeriesView view() {
            return new BookView.SeriesView(id, name, printed(position));
        }
    }

    private record NameRow(UUID bookId, String name) {}

    private final JdbcClient jdbc;

    BookParts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How a position is printed: 1 and not 1.00. */
    static @Nullable String printed(@Nullable BigDecimal position) {
        return position == null ? null : position.stripTrailingZeros().toPlainString();
    }

    Map<UUID, List<ContributionRow>> contributions(Collection<UUID> books) {
        return jdbc.sql("""
                        select bc.book_id, bc.role, c.id, c.name
                        from book_contributor bc join contributor c on c.id = bc.contributor_id
                        where bc.book_id in (:books)
                        order by bc.book_id, bc.ordinal
                        """).param("books", books).query(ContributionRow.class).list().stream()
                .collect(groupingBy(ContributionRow::bookId));
    }

    Map<UUID, List<BookView.SeriesView>> series(Collection<UUID> books) {
        return jdbc.sql("""
                        select bs.book_id, s.id, s.name, bs.position
                        from book_series bs join series s on s.id = bs.series_id
                        where bs.book_id in (:books)
                        order by bs.book_id, bs.ordinal
                        """).param("books", books).query(SeriesRow.class).list().stream()
                .collect(groupingBy(SeriesRow::bookId, mapping(SeriesRow::view, toList())));
    }

    /** Genres or tags. */
    Map<UUID, List<String>> names(NameKind kind, Collection<UUID> books) {
        return jdbc
                .sql("""
                        select r.book_id, n.name from %s r join %s n on n.id = r.%s
                        where r.book_id in (:books)
                        order by r.book_id, r.ordinal
                        """.formatted(kind.references(), kind.table(), kind.reference()))
                .param("books", books)
                .query(NameRow.class)
                .list()
                .stream()
                .collect(groupingBy(NameRow::bookId, mapping(NameRow::name, toList())));
    }

    List<BookDetailsView.FileView> files(UUID book) {
        return jdbc.sql("select * from audio_file where book_id = :book order by ordinal")
                .param("book", book)
                .query((row, number) -> new BookDetailsView.FileView(
                        row.getObject("id", UUID.class),
                        row.getInt("ordinal"),
                        row.getString("mime_type"),
                        row.getLong("size"),
                        Seconds.ofMillis(row.getLong("duration_millis")),
                        row.getString("sha256"),
                        Seconds.ofMillis(row.getLong("start_millis")),
                        "/api/v1/files/" + row.getString("id") + "/content"))
                .list();
    }

    List<BookDetailsView.ChapterView> chapters(UUID book) {
        return jdbc.sql("select * from chapter where book_id = :book order by ordinal")
                .param("book", book)
                .query((row, number) -> new BookDetailsView.ChapterView(
                        row.getInt("ordinal"),
                        row.getString("title"),
                        Seconds.ofMillis(row.getLong("start_millis")),
                        Seconds.ofMillis(row.getLong("end_millis"))))
                .list();
    }
}
