package dev.nexus.catalog.search;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;

/**
 * Something that can be found, with its texts from the most telling to the least.
 *
 * @param ordinal of a chapter in its book, else 0
 * @param people who made it
 * @param page subtitle and series
 * @param around a book's description, a chapter's book
 */
record Entry(
        Kind kind,
        UUID subject,
        int ordinal,
        UUID library,
        String name,
        List<String> people,
        List<String> page,
        List<String> around) {

    static final String KEY = "key";
    static final String KIND = "kind";
    static final String LIBRARY = "library";
    static final String ORDINAL = "ordinal";
    static final String NAME = "name";

    private static final int LONGEST_JOINED = 120;

    Entry {
        people = List.copyOf(people);
        page = List.copyOf(page);
        around = List.copyOf(around);
    }

    /** What has only a name. */
    static Entry named(Kind kind, UUID subject, UUID library, String name) {
        return new Entry(kind, subject, 0, library, name, List.of(), List.of(), List.of());
    }

    /** A book and its chapters have one key: they come and go together. */
    String key() {
        return subject.toString();
    }

    Document document() {
        var document = new Document();
        document.add(new StringField(KEY, key(), Store.YES));
        document.add(new StringField(LIBRARY, library.toString(), Store.NO));
        document.add(new SortedDocValuesField(LIBRARY, new BytesRef(library.toString())));
        document.add(new StoredField(ORDINAL, ordinal));
        document.add(new StoredField(NAME, name));
        var texts = List.of(List.of(name), people, page, around);
        for (int i = 0; i < texts.size(); i++) {
            var words = SearchText.indexed(texts.get(i).stream());
            if (!words.isEmpty()) {
                document.add(new TextField(kind.fields().get(i).field(), new WordStream(words)));
            }
        }
        if (!kind.dictionaryField().equals(kind.nameField())) {
            var words = Stream.of(List.of(name), people, page).flatMap(List::stream);
            document.add(new TextField(kind.dictionaryField(), new WordStream(SearchText.indexed(words))));
        }
        if (kind.isSuggested()) {
            SearchText.joinedNames(name).stream()
                    .filter(joined -> joined.length() <= LONGEST_JOINED)
                    .forEach(joined -> document.add(new StringField(kind.joinedField(), joined, Store.NO)));
        }
        return document;
    }
}
