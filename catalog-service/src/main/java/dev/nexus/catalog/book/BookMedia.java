package dev.nexus.catalog.book;

import dev.nexus.catalog.library.LibraryAccess;
import dev.nexus.catalog.library.LibraryId;
import dev.nexus.catalog.media.FileNames;
import dev.nexus.catalog.media.MediaContent;
import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.Sha256;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.problem.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the bytes of books for those who may have them. No transaction: nothing is held while they are streamed. */
@Component
public class BookMedia {

    /**
     * Bytes under the name that somebody gets them by.
     *
     * @param fileName harmless, with the extension of what the bytes are
     * @param durationMillis of audio; 0 for a picture
     */
    public record NamedContent(MediaContent content, String fileName, long durationMillis) {}

    private record Found(LibraryId library, NamedContent named) {}

    private static final String AUDIO = """
            select b.library_id, f.id as media_id, f.mime_type, f.size, f.sha256, b.added_at, f.name, f.duration_millis
            from audio_file f join book b on b.id = f.book_id
            """;

    private final JdbcClient jdbc;
    private final LibraryAccess access;

    BookMedia(JdbcClient jdbc, LibraryAccess access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    /**
     * The bytes of an audio file.
     *
     * @throws ProblemException 404 when there is no such file, or it is not for this account
     */
    public NamedContent audio(UUID accountId, UUID fileId) {
        Optional<Found> found = jdbc.sql(AUDIO + "where f.id = :file and b.removed_at is null")
                .param("file", fileId)
                .query(BookMedia::found)
                .optional();
        return allowed(accountId, found, new ProblemException(CatalogProblem.FILE_NOT_FOUND, null));
    }

    /**
     * The bytes of an audio file of one book.
     *
     * @throws ProblemException 404 when the book has no such file, or it is not for this account
     */
    public NamedContent audio(UUID accountId, BookId book, UUID fileId) {
        Optional<Found> found = jdbc.sql(AUDIO + "where f.id = :file and b.id = :book and b.removed_at is null")
                .param("file", fileId)
                .param("book", book.value())
                .query(BookMedia::found)
                .optional();
        return allowed(accountId, found, new ProblemException(CatalogProblem.FILE_NOT_FOUND, null));
    }

    /**
     * The bytes of all audio files of a book, in listening order.
     *
     * @throws ProblemException 404 when there is no such book, or it is not for this account
     */
    public List<NamedContent> allAudio(UUID accountId, BookId book) {
        var files = jdbc.sql(AUDIO + "where b.id = :book and b.removed_at is null order by f.ordinal")
                .param("book", book.value())
                .query(BookMedia::found)
                .list();
        allowed(accountId, files.stream().findFirst(), new ProblemException(CatalogProblem.BOOK_NOT_FOUND, null));
        return files.stream().map(Found::named).toList();
    }

    /**
     * The bytes of a book's cover.
     *
     * @throws ProblemException 404 when there is no such book, it has no cover, or it is not for this account
     */
    public MediaContent cover(UUID accountId, BookId book) {
        Optional<Found> found = jdbc.sql("""
                        select b.library_id, c.media_id, c.mime_type, c.size, c.sha256, b.added_at, 'cover' as name,
                               0 as duration_millis
                        from cover c join book b on b.id = c.book_id
                        where c.book_id = :book and b.removed_at is null
                        """)
                .param("book", book.value())
                .query(BookMedia::found)
                .optional();
        return allowed(accountId, found, new ProblemException(CatalogProblem.COVER_NOT_FOUND, null))
                .content();
    }

    private NamedContent allowed(UUID accountId, Optional<Found> found, ProblemException unseen) {
        return found.filter(media -> access.mayRead(accountId, media.library()))
                .map(Found::named)
                .orElseThrow(() -> unseen);
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        var content = new MediaContent(
                new MediaName(row.getObject("media_id", UUID.class)),
                row.getString("mime_type"),
                row.getLong("size"),
                new Sha256(row.getString("sha256")),
                row.getObject("added_at", OffsetDateTime.class).toInstant());
        return new Found(
                new LibraryId(row.getObject("library_id", UUID.class)),
                new NamedContent(
                        content,
                        FileNames.withExtension(row.getString("name"), content.mimeType()),
                        row.getLong("duration_millis")));
    }
}
