package dev.nexus.catalog.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** A Lucene index in a folder, open for writing and for searching. */
record IndexFiles(Path folder, FSDirectory directory, IndexWriter writer, SearcherManager searchers)
        implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFiles.class);
    private static final double BUFFER_MEGABYTES = 32;

    /**
     * Opens the index of a folder. One that cannot be read is thrown away; while another process has it, a folder for this process
     * alone is used instead.
     *
     * @throws UncheckedIOException when no index can be written at all
     */
    static IndexFiles open(Path folder) {
        try {
            return openOrReplace(folder);
        } catch (LockObtainFailedException taken) {
            LOG.atWarn()
                    .addKeyValue("folder", folder)
                    .log("Another instance has the search index: using one of my own");
            return openOwn();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IndexFiles openOrReplace(Path folder) throws IOException {
        try {
            return openIn(folder);
        } catch (LockObtainFailedException taken) {
            throw taken;
        } catch (IOException | RuntimeException unreadable) {
            LOG.atWarn().addKeyValue("folder", folder).setCause(unreadable).log("The search index is thrown away");
            FileSystemUtils.deleteRecursively(folder);
            return openIn(folder);
        }
    }

    private static IndexFiles openOwn() {
        try {
            var folder = Files.createTempDirectory("nexus-search-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
            return openIn(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IndexFiles openIn(Path folder) throws IOException {
        Files.createDirectories(folder);
        var directory = FSDirectory.open(folder);
        try {
            var writer = new IndexWriter(directory, new IndexWriterConfig().setRAMBufferSizeMB(BUFFER_MEGABYTES));
            return new IndexFiles(folder, directory, writer, new SearcherManager(writer, new SearcherFactory()));
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** Closes without a commit. */
    @Override
    public void close() throws IOException {
        try (directory;
                searchers) {
            writer.rollback();
        }
    }
}
