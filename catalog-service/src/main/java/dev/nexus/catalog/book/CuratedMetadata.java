package dev.nexus.catalog.book;

import dev.nexus.catalog.media.BookMetadata;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a curator says of a book before it is there.
 *
 * @param fields those that the curator has spoken of; the others of {@code metadata} say nothing
 */
public record CuratedMetadata(BookMetadata metadata, Set<BookField> fields) {

    /** For books that nobody has spoken of. */
    public static final CuratedMetadata NOTHING = new CuratedMetadata(unsaid(), Set.of());

    public CuratedMetadata {
        fields = Set.copyOf(fields);
    }

    /** What the files say, except for what the curator does. */
    BookMetadata over(BookMetadata files) {
        return BookField.merged(files, fields, metadata);
    }

    static BookMetadata unsaid() {
        return new BookMetadata(
                "-",
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
