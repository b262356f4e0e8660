package dev.nexus.catalog.search;

import dev.nexus.catalog.search.Kind.Weighted;
import dev.nexus.catalog.search.Spelling.Near;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Makes Lucene queries of words. Each word is to be found in some field, as it is, as a beginning if it is the last, or with typos,
 * also at its first letter; a field's weight decides. A name that is what was typed, with or without its spaces, comes first.
 */
final class SearchQueries {

    /** How much of a score the fields besides the best one add. */
    private static final float TIE = 0.1f;

    private static final float BEGINNING = 0.4f;
    private static final float ONE_TYPO = 0.3f;
    private static final float TWO_TYPOS = 0.15f;
    private static final float SAME_NAME = 30;
    private static final float NEARLY_SAME_NAME = 12;
    private static final float SAME_BEGINNING = 6;
    private static final float PHRASE = 3;
    private static final int LONGEST_NAME = 60;

    private SearchQueries() {}

    /**
     * The query for one kind.
     *
     * @param spelling what may be meant by the words
     * @param missing how many of the words need not be found
     */
    static Query of(Kind kind, SearchWords words, Spelling spelling, Collection<UUID> libraries, int missing) {
        var all = new BooleanQuery.Builder();
        for (int i = 0; i < words.words().size(); i++) {
            all.add(word(kind.fields(), words.words().get(i), words.isLast(i), spelling), Occur.SHOULD);
        }
        all.setMinimumNumberShouldMatch(words.words().size() - missing);
        var either = new BooleanQuery.Builder().add(all.build(), Occur.SHOULD);
        wholeName(kind, words, spelling).forEach(query -> either.add(query, Occur.SHOULD));
        either.setMinimumNumberShouldMatch(1);
        var found = new BooleanQuery.Builder().add(either.build(), Occur.MUST).add(within(libraries), Occur.FILTER);
        if (!kind.isFoundByAll()) {
            found.add(anyInName(kind, words, spelling), Occur.FILTER);
        }
        return found.build();
    }

    /** The query for what is called by all the words, as they were typed. */
    static Query named(Kind kind, SearchWords words, Collection<UUID> libraries) {
        if (kind == Kind.CHAPTER) {
            return of(kind, words, Spelling.EXACT, libraries, 0);
        }
        var all = new BooleanQuery.Builder().add(within(libraries), Occur.FILTER);
        var dictionary = List.of(new Weighted(kind.dictionaryField(), 1));
        for (int i = 0; i < words.words().size(); i++) {
            all.add(word(dictionary, words.words().get(i), words.isLast(i), Spelling.EXACT), Occur.FILTER);
        }
        return all.build();
    }

    private static Query word(List<Weighted> fields, String word, boolean last, Spelling spelling) {
        var variants = new ArrayList<Query>();
        for (var field : fields) {
            spelling.withItself(word)
                    .map(near -> new BoostQuery(
                            new TermQuery(new Term(field.field(), near.word())), field.weight() * weight(near)))
                    .forEach(variants::add);
            if (last) {
                variants.add(
                        new BoostQuery(new PrefixQuery(new Term(field.field(), word)), field.weight() * BEGINNING));
            }
        }
        return new DisjunctionMaxQuery(variants, TIE);
    }

    private static float weight(Near near) {
        return switch (near.typos()) {
            case 0 -> 1;
            case 1 -> ONE_TYPO;
            default -> TWO_TYPOS;
        };
    }

    /** Whoever names something else than a book means it by its name, not by all the books around it. */
    private static Query anyInName(Kind kind, SearchWords words, Spelling spelling) {
        var name = List.of(new Weighted(kind.nameField(), 1));
        var any = new BooleanQuery.Builder();
        for (int i = 0; i < words.words().size(); i++) {
            any.add(word(name, words.words().get(i), words.isLast(i), spelling), Occur.SHOULD);
        }
        wholeName(kind, words, spelling).forEach(query -> any.add(query, Occur.SHOULD));
        return any.build();
    }

    private static List<Query> wholeName(Kind kind, SearchWords words, Spelling spelling) {
        var queries = new ArrayList<Query>();
        if (words.words().size() > 1) {
            queries.add(new BoostQuery(
                    new PhraseQuery(1, kind.nameField(), words.words().toArray(String[]::new)), PHRASE));
        }
        var joined = SearchText.joined(words.words());
        if (kind.isSuggested() && joined.length() <= LONGEST_NAME) {
            var term = new Term(kind.joinedField(), joined);
            queries.add(new BoostQuery(new TermQuery(term), SAME_NAME));
            queries.add(new BoostQuery(new PrefixQuery(term), SAME_BEGINNING));
            spelling.nearNames().stream()
                    .map(near -> new BoostQuery(
                            new TermQuery(new Term(kind.joinedField(), near.word())), NEARLY_SAME_NAME / near.typos()))
                    .forEach(queries::add);
        }
        return queries;
    }

    private static Query within(Collection<UUID> libraries) {
        return new TermInSetQuery(
                Entry.LIBRARY,
                libraries.stream()
                        .map(library -> new BytesRef(library.toString()))
                        .toList());
    }
}
