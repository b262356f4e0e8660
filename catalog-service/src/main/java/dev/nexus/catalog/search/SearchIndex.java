package dev.nexus.catalog.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
    static final String VERSION = "2";

    private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);

    private volatile IndexFiles files;

    private SearchIndex(IndexFiles files) {
        this.files = files;
    }

    /**
     * Opens the index of a folder, or one like it.
     *
     * @throws UncheckedIOException when no index can be written at all
     */
    static SearchIndex open(Path folder) {
        return new SearchIndex(IndexFiles.open(folder));
    }

    /** Up to where the committed index knows all; empty when it has to be built. */
    Optional<SearchPlace> place() {
        Map<String, String> data = new HashMap<>();
        var committed = files.writer().getLiveCommitData();
        if (committed != null) {
            committed.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        var database = data.get("database");
        var transaction = data.get("transaction");
        return VERSION.equals(data.get("version")) && database != null && transaction != null
                ? Optional.of(new SearchPlace(database, Long.parseLong(transaction)))
                : Optional.empty();
    }

    /** Opens what was committed last: Lucene writes no more after a disk that was full or away. */
    void reopen() {
        var broken = files;
        LOG.atWarn().addKeyValue("folder", broken.folder()).log("The search index is opened anew");
        try {
            broken.close();
        } catch (IOException | RuntimeException e) {
            LOG.atDebug().setCause(e).log("The broken search index could not be closed");
        }
        files = IndexFiles.open(broken.folder());
    }

    /** Forgets all, from the next {@link #show} on. */
    void clear() throws IOException {
        files.writer().deleteAll();
    }

    /** Puts entries in the place of all that have this key. */
    void put(String key, List<Entry> entries) throws IOException {
        files.writer()
                .updateDocuments(
                        new Term(Entry.KEY, key),
                        entries.stream().map(Entry::document).toList());
    }

    /** Lets searches see what was put. */
    void show() throws IOException {
        files.searchers().maybeRefreshBlocking();
    }

    /** Makes what was put last, with the place up to which all is known. */
    void commit(SearchPlace place) throws IOException {
        var data = Map.of(
                "database", place.database(), "transaction", Long.toString(place.transaction()), "version", VERSION);
        files.writer().setLiveCommitData(data.entrySet());
        files.writer().commit();
    }

    <T> T ask(Question<T> question) {
        var searchers = files.searchers();
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
        files.close();
    }
}
