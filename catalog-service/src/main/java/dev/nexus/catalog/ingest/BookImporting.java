package dev.nexus.catalog.ingest;

import dev.nexus.catalog.book.BookPublishing;
import dev.nexus.catalog.book.PublishBook;
import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.MediaStore;
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
    private final ImportJobs jobs;
    private final MediaStore store;
    private final TransactionTemplate transaction;

    BookImporting(
            ImportSources sources,
            Unpacking unpacking,
            FileReading reading,
            BookAssembly assembly,
            BookPublishing publishing,
            ImportJobs jobs,
            MediaStore store,
            TransactionTemplate transaction) {
        this.sources = sources;
        this.unpacking = unpacking;
        this.reading = reading;
        this.assembly = assembly;
        this.publishing = publishing;
        this.jobs = jobs;
        this.store = store;
        this.transaction = transaction;
    }

    /** What came of it: a new book, or one that the library had already. */
    BookPublishing.Outcome run(Claim claim, List<ImportFile> files, ImportProgress progress) {
        sources.settle(files);
        List<ImportFile> all = unpacking.unpack(claim, files);
        List<ImportFile> parts = all.stream().filter(file -> !file.unpacked()).toList();
        var assembled = assembly.assemble(claim, reading.read(parts, progress));
        PublishBook book = assembled.book();
        if (publishing.find(book.library(), book.contentHash()).isEmpty()) {
            names(book).forEach(name -> {
                store.publish(name);
                progress.writeSometimes();
            });
        }
        // The book and the end of the import commit together, and only while the import is still this worker's own.
        BookPublishing.Outcome outcome = transaction.execute(status -> {
            var published = publishing.publish(book);
            jobs.succeed(claim, published.book(), assembled.report());
            return published;
        });
        discardUnused(claim, all, outcome.isNew() ? names(book).toList() : List.of());
        return outcome;
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
