package dev.nexus.catalog.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * One instance's own Lucene index: a projection of the database that can be thrown away at any time. Its place in the database's
 * changes is committed with it.
 */
final class SearchIndex implements Closeable {

    /** Asks the index. */
    interface Question<T> {
        T of(IndexSearcher searcher) throws IOException;
    }

    /** Grows with what is indexed and how; an index of another version is built anew. */
    private static final String VERSION = "1";

    private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);
    private static final double BUFFER_MEGABYTES = 32;

    private final FSDirectory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    private SearchIndex(FSDirectory directory) throws IOException {
        this.directory = directory;
        var config = new IndexWriterConfig().setRAMBufferSizeMB(BUFFER_MEGABYTES);
        this.writer = new IndexWriter(directory, config);
        this.searchers = new SearcherManager(writer, new SearcherFactory());
    }

    /**
     * Opens the index of a folder. One that cannot be read is thrown away; while another process has it, a folder for this process
     * alone is used instead.
     *
     * @throws UncheckedIOException when no index can be written at all
     */
    static SearchIndex open(Path folder) {
        try {
            Files.createDirectories(folder);
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

    private static SearchIndex openOrReplace(Path folder) throws IOException {
        try {
            return new SearchIndex(FSDirectory.open(folder));
        } catch (LockObtainFailedException taken) {
            throw taken;
        } catch (IOException | RuntimeException unreadable) {
            LOG.atWarn().addKeyValue("folder", folder).setCause(unreadable).log("The search index is thrown away");
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
            return new SearchIndex(FSDirectory.open(folder));
        }
    }

    private static SearchIndex openOwn() {
        try {
            var folder = Files.createTempDirectory("nexus-search-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
            return new SearchIndex(FSDirectory.open(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The transaction up to which the committed index knows all; empty when it has to be built. */
    OptionalLong place() {
        Map<String, String> data = new HashMap<>();
        var committed = writer.getLiveCommitData();
        if (committed != null) {
            committed.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        var place = Optional.ofNullable(data.get("place")).filter(_ -> VERSION.equals(data.get("version")));
        return place.isPresent() ? OptionalLong.of(Long.parseLong(place.get())) : OptionalLong.empty();
    }

    /** Forgets all, from the next {@link #show} on. */
    void clear() throws IOException {
        writer.deleteAll();
    }

    /** Puts entries in the place of all that have this key. */
    void put(String key, List<Entry> entries) throws IOException {
        writer.updateDocuments(
                new Term(Entry.KEY, key), entries.stream().map(Entry::document).toList());
    }

    /** Lets searches see what was put. */
    void show() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /** Makes what was put last, with the place up to which all is known. */
    void commit(long place) throws IOException {
        writer.setLiveCommitData(
                Map.of("place", Long.toString(place), "version", VERSION).entrySet());
        writer.commit();
    }

    <T> T ask(Question<T> question) {
        try {
            var searcher = searchers.acquire();
            try {
                return question.of(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.rollback();
        directory.close();
    }
}
