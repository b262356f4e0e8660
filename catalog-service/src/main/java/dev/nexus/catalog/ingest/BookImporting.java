package dev.nexus.catalog.ingest;

import dev.nexus.catalog.book.BookPublishing;
import dev.nexus.catalog.book.PublishBook;
import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.MediaStore;
import dev.nexus.catalog.problem.CatalogProblem;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes an import a book: reads the files, publishes their bytes, and then the book. It can be broken off anywhere and
 * begun again, because the bytes have had their names since the import was asked for.
 */
@Component
class BookImporting {

    private final ImportSources sources;
    private final Unpacking unpacking;
    private final FileReading reading;
    private final BookAssembly assembly;
    private final BookPublishing publishing;
    private final Shelving shelving;
    private final ImportEnding ending;
    private final MediaStore store;
    private final TransactionTemplate transaction;

    BookImporting(
            ImportSources sources,
            Unpacking unpacking,
            FileReading reading,
            BookAssembly assembly,
            BookPublishing publishing,
            Shelving shelving,
            ImportEnding ending,
            MediaStore store,
            TransactionTemplate transaction) {
        this.sources = sources;
        this.unpacking = unpacking;
        this.reading = reading;
        this.assembly = assembly;
        this.publishing = publishing;
        this.shelving = shelving;
        this.ending = ending;
        this.store = store;
        this.transaction = transaction;
    }

    /** What came of it: a new book, one that has changed, or one that the library had already. */
    String run(Claim claim, List<ImportFile> files, ImportProgress progress) {
        sources.settle(files);
        List<ImportFile> all = unpacking.unpack(claim, files);
        List<ImportFile> parts = all.stream().filter(file -> !file.unpacked()).toList();
        if (parts.size() > BookFiles.MOST) {
            throw new BadFile(CatalogProblem.TOO_MANY_FILES, BookFiles.TOO_MANY);
        }
        var assembled = assembly.assemble(claim, reading.read(parts, progress));
        PublishBook book = assembled.book();
        var known = publishing.find(book.library(), book.contentHash());
        if (known.isEmpty()) {
            names(book).forEach(name -> {
                store.publish(name);
                progress.writeSometimes();
            });
        }
        // The book and the end of the import commit together, and only while the import is still this worker's own.
        var shelved = transaction.execute(status -> {
            var done = shelving.shelve(claim, book, known);
            ending.succeed(claim, done.book(), assembled.report());
            return done;
        });
        discardUnused(claim, all, shelved.isUsed() ? names(book).toList() : List.of());
        shelved.unused().forEach(store::discard);
        return shelved.outcome();
    }

    private void discardUnused(Claim claim, List<ImportFile> files, List<MediaName> used) {
        Stream.concat(files.stream().map(ImportFile::media), Stream.of(claim.cover()))
                .filter(name -> !used.contains(name))
                .forEach(store::discard);
    }

    private static Stream<MediaName> names(PublishBook book) {
        return Stream.concat(
                book.files().stream().map(PublishBook.File::media),
                book.cover().map(PublishBook.CoverFile::media).stream());
    }
}
