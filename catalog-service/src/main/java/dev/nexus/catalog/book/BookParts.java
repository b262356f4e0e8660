package dev.nexus.catalog.book;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what belongs to books, for many at once: one statement, however many books. */
@Component
class BookParts {

    /** A contributor of one book. */
    record Contribution(ContributorRole role, BookView.PersonView person) {}

    /** People, series, genres and tags of one book. */
    record Parts(
            List<Contribution> contributions,
            List<BookView.SeriesView> series,
            List<String> genres,
            List<String> tags) {

        static final Parts NONE = new Parts(List.of(), List.of(), List.of(), List.of());

        Parts {
            contributions = List.copyOf(contributions);
            series = List.copyOf(series);
            genres = List.copyOf(genres);
            tags = List.copyOf(tags);
        }
    }

    /** Rows of one book as they come. */
    private static final class Found {

        private final List<Contribution> contributions = new ArrayList<>();
        private final List<BookView.SeriesView> series = new ArrayList<>();
        private final List<String> genres = new ArrayList<>();
        private final List<String> tags = new ArrayList<>();

        void add(ResultSet row) throws SQLException {
            var name = row.getString("name");
            switch (row.getString("kind")) {
                case "genre" -> genres.add(name);
                case "tag" -> tags.add(name);
                case "series" ->
                    series.add(new BookView.SeriesView(
                            row.getObject("id", UUID.class), name, printed(row.getBigDecimal("position"))));
                case String role ->
                    contributions.add(new Contribution(
                            ContributorRole.valueOf(role),
                            new BookView.PersonView(row.getObject("id", UUID.class), name)));
            }
        }

        Parts parts() {
            return new Parts(contributions, series, genres, tags);
        }
    }

    /** One statement and one array, so that the database keeps its plan: what it costs to ask is more than what it costs to find. */
    private static final String ALL = """
            select r.book_id, r.ordinal, r.role as kind, n.id, n.name, null::numeric as position
            from book_contributor r join contributor n on n.id = r.contributor_id
            where r.book_id = any (:books)
            union all
            select r.book_id, r.ordinal, 'series', n.id, n.name, r.position
            from book_series r join series n on n.id = r.series_id
            where r.book_id = any (:books)
            union all
            select r.book_id, r.ordinal, 'genre', null, n.name, null
            from book_genre r join genre n on n.id = r.genre_id
            where r.book_id = any (:books)
            union all
            select r.book_id, r.ordinal, 'tag', null, n.name, null
            from book_tag r join tag n on n.id = r.tag_id
            where r.book_id = any (:books)
            order by ordinal
            """;

    private final JdbcClient jdbc;

    BookParts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How a position is printed: 1 and not 1.00. */
    static @Nullable String printed(@Nullable BigDecimal position) {
        return position == null ? null : position.stripTrailingZeros().toPlainString();
    }

    /** People, series, genres and tags of these books, each in their order; a book that has none of them is missing. */
    Map<UUID, Parts> of(Collection<UUID> books) {
        var found = new HashMap<UUID, Found>();
        jdbc.sql(ALL).param("books", books.toArray(UUID[]::new)).query(row -> {
            found.computeIfAbsent(row.getObject("book_id", UUID.class), _ -> new Found())
                    .add(row);
        });
        return found.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().parts()));
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
