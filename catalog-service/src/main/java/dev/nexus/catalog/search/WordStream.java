package dev.nexus.catalog.search;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Words as Lucene takes them in: they are folded already, so that the index and a query do it alike. */
final class WordStream extends TokenStream {

    private static final int LONGEST = 200;

    private final List<String> words;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private Iterator<String> next;

    WordStream(List<String> words) {
        this.words = words;
        this.next = words.iterator();
    }

    @Override
    public boolean incrementToken() {
        if (!next.hasNext()) {
            return false;
        }
        clearAttributes();
        var word = next.next();
        term.setEmpty().append(word.length() <= LONGEST ? word : word.substring(0, LONGEST));
        return true;
    }

    @Override
    public void reset() {
        next = words.iterator();
    }
}
