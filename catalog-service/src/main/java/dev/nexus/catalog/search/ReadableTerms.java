package dev.nexus.catalog.search;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;

/** The terms that are in some libraries: an index has one dictionary for all of them. */
final class ReadableTerms {

    private final IndexReader index;
    private final List<BytesRef> libraries;

    ReadableTerms(IndexReader index, Collection<UUID> libraries) {
        this.index = index;
        this.libraries = libraries.stream()
                .map(library -> new BytesRef(library.toString()))
                .toList();
    }

    /** Whether something in one of the libraries has the term. */
    boolean contains(Term term) throws IOException {
        for (LeafReaderContext leaf : index.leaves()) {
            if (contains(leaf.reader(), term)) {
                return true;
            }
        }
        return false;
    }

    private boolean contains(LeafReader segment, Term term) throws IOException {
        var postings = segment.postings(term, PostingsEnum.NONE);
        if (postings == null) {
            return false;
        }
        var live = segment.getLiveDocs();
        var libraryOf = DocValues.getSorted(segment, Entry.LIBRARY);
        Set<Integer> readable = new HashSet<>();
        for (var library : libraries) {
            readable.add(libraryOf.lookupTerm(library));
        }
        for (int document = postings.nextDoc();
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = postings.nextDoc()) {
            if ((live == null || live.get(document))
                    && libraryOf.advanceExact(document)
                    && readable.contains(libraryOf.ordValue())) {
                return true;
            }
        }
        return false;
    }
}
