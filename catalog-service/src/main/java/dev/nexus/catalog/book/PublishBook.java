package dev.nexus.catalog.book;

import dev.nexus.catalog.library.LibraryId;
import dev.nexus.catalog.media.BookChapter;
import dev.nexus.catalog.media.BookMetadata;
import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.Sha256;
import java.util.List;
import java.util.Optional;

/**
 * Makes files that are in the media store a book of a library.
 *
 * @param files in listening order
 * @param contentHash tells whether the library has the book already
 */
public record PublishBook(
        LibraryId library,
        BookMetadata metadata,
        List<File> files,
        List<BookChapter> chapters,
        Optional<CoverFile> cover,
        Sha256 contentHash) {

    /** An audio file of the book. */
    public record File(
            MediaName media,
            String name,
            String mimeType,
            long size,
            long durationMillis,
            long startMillis,
            Sha256 sha256) {

        AudioFile audioFile() {
            return new AudioFile(media.value(), name, mimeType, size, durationMillis, startMillis, sha256.hex());
        }
    }

    /** The book's cover. */
    public record CoverFile(MediaName media, String mimeType, long size, Sha256 sha256) {

        Cover cover() {
            return new Cover(media.value(), mimeType, size, sha256.hex());
        }
    }

    public PublishBook {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("A book has at least one file");
        }
        files = List.copyOf(files);
        chapters = List.copyOf(chapters);
    }

    /** The same, said to be something else. */
    PublishBook saying(BookMetadata other) {
        return new PublishBook(library, other, files, chapters, cover, contentHash);
    }

    long durationMillis() {
        return files.stream().mapToLong(File::durationMillis).sum();
    }
}
