package dev.nexus.catalog.provider;

import dev.nexus.catalog.provider.CatalogueFile.Entry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Loads catalogues from files, each again when it has changed. A line that cannot be read is passed over and counted. Several instances
 * may load the same file: what one has put, another puts again.
 */
@Component
@EnableConfigurationProperties(ProviderProperties.class)
class BulkLoading {

    private static final Logger LOG = LoggerFactory.getLogger(BulkLoading.class);
    private static final int AT_ONCE = 1_000;
    private static final long SAY_EVERY = 500_000;

    private final ProvidedBooks books;
    private final ProviderProperties properties;

    BulkLoading(ProvidedBooks books, ProviderProperties properties) {
        this.books = books;
        this.properties = properties;
    }

    @Scheduled(initialDelay = 15, fixedDelay = 3_600, timeUnit = TimeUnit.SECONDS)
    void loadAll() {
        properties.librivox().forEach(file -> tryLoad(file, new LibriVoxFile()));
        properties.openlibrary().forEach(file -> tryLoad(file, new OpenLibraryFile()));
    }

    private void tryLoad(Path file, CatalogueFile format) {
        try {
            load(file, format);
        } catch (IOException | RuntimeException e) {
            LOG.atWarn().addKeyValue("file", file).setCause(e).log("A catalogue could not be loaded");
        }
    }

    /** Loads a file, unless it is loaded as it is. */
    void load(Path file, CatalogueFile format) throws IOException {
        var fingerprint =
                Files.size(file) + "-" + Files.getLastModifiedTime(file).toMillis();
        if (books.isLoaded(file.toString(), fingerprint)) {
            return;
        }
        var batch = new Batch(format.provider());
        try (var lines = new BufferedReader(new InputStreamReader(bytes(file), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                batch.add(line, format);
            }
        }
        batch.flush();
        books.noteLoaded(file.toString(), fingerprint, batch.records, batch.unreadable);
        LOG.atInfo()
                .addKeyValue("file", file)
                .addKeyValue("records", batch.records)
                .addKeyValue("unreadable", batch.unreadable)
                .log("A catalogue is loaded");
    }

    private static InputStream bytes(Path file) throws IOException {
        var bytes = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    }

    private final class Batch {

        private final String provider;
        private final List<Entry.Book> bookEntries = new ArrayList<>();
        private final List<Entry.Author> authorEntries = new ArrayList<>();
        private long records;
        private long unreadable;

        Batch(String provider) {
            this.provider = provider;
        }

        void add(String line, CatalogueFile format) {
            try {
                format.entry(line).ifPresent(this::add);
            } catch (RuntimeException e) {
                unreadable++;
                LOG.atDebug().setCause(e).log("A line of a catalogue cannot be read");
            }
            if (bookEntries.size() + authorEntries.size() >= AT_ONCE) {
                flush();
            }
        }

        private void add(Entry entry) {
            records++;
            switch (entry) {
                case Entry.Book book -> bookEntries.add(book);
                case Entry.Author author -> authorEntries.add(author);
            }
            if (records % SAY_EVERY == 0) {
                LOG.atInfo().addKeyValue("records", records).log("A catalogue is being loaded");
            }
        }

        void flush() {
            books.putBooks(provider, bookEntries);
            books.putAuthors(provider, authorEntries);
            bookEntries.clear();
            authorEntries.clear();
        }
    }
}
