package dev.nexus.catalog.clearing;

import dev.nexus.catalog.media.MediaName;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows that deleted libraries have left behind. */
@Repository
class LibraryRemains {

    private static final String OF_DELETED = "in (select id from library where deleted_at is not null)";

    private final JdbcClient jdbc;

    LibraryRemains(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Some books, until the end of the transaction for this caller alone. */
    List<UUID> claimBooks(int atMost) {
        return jdbc.sql("select id from book where library_id " + OF_DELETED + """
                         order by id limit :atMost for update skip locked
                        """)
                .param("atMost", atMost)
                .query(UUID.class)
                .list();
    }

    /** The names of the audio of some books. */
    List<MediaName> audioOf(List<UUID> books) {
        return names("select id from audio_file where book_id = any (:books)", books);
    }

    /** The names of the covers of some books. */
    List<MediaName> coversOf(List<UUID> books) {
        return names("select media_id from cover where book_id = any (:books)", books);
    }

    private List<MediaName> names(String sql, List<UUID> books) {
        return jdbc.sql(sql).param("books", books.toArray(UUID[]::new)).query(UUID.class).list().stream()
                .map(MediaName::new)
                .toList();
    }

    /** Removes books with everything that belongs to them alone. */
    void removeBooks(List<UUID> books) {
        jdbc.sql("delete from book where id = any (:books)")
                .param("books", books.toArray(UUID[]::new))
                .update();
    }

    /** Removes people and series without books, imports that have ended, and memberships. */
    void removeAllButBooks() {
        remove(
                "contributor",
                "library_id " + OF_DELETED
                        + " and not exists (select from book_contributor where contributor_id = contributor.id)");
        remove(
                "series",
                "library_id " + OF_DELETED + " and not exists (select from book_series where series_id = series.id)");
        remove(
                "genre",
                "library_id " + OF_DELETED + " and not exists (select from book_genre where genre_id = genre.id)");
        remove("tag", "library_id " + OF_DELETED + " and not exists (select from book_tag where tag_id = tag.id)");
        remove(
                "publisher",
                "library_id " + OF_DELETED + " and not exists (select from book where publisher_id = publisher.id)");
        remove("import_job", "state in ('succeeded', 'failed') and library_id " + OF_DELETED);
        remove("watched_folder", "library_id " + OF_DELETED);
        remove("folder_source", "library_id " + OF_DELETED);
        remove("membership", "library_id " + OF_DELETED);
    }

    private void remove(String table, String which) {
        jdbc.sql("delete from " + table + " where " + which).update();
    }
}
