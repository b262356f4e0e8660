package dev.nexus.catalog.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text's words in lower case and without accents, so that "Brontë" and "BRONTE" are the same. It is done here and not by
 * the database, whose extension for it an operator may not have.
 */
public record FoldedText(List<String> words) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Letters that Unicode does not take apart. */
    private static final Map<Character, String> WHOLE_LETTERS =
            Map.of('ß', "ss", 'æ', "ae", 'œ', "oe", 'ø', "o", 'đ', "d", 'ð', "d", 'þ', "th", 'ł', "l", 'ı', "i");

    public FoldedText {
        words = List.copyOf(words);
    }

    public static FoldedText of(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String spelled = plain.chars()
                .mapToObj(letter -> WHOLE_LETTERS.getOrDefault((char) letter, String.valueOf((char) letter)))
                .collect(Collectors.joining());
        return new FoldedText(
                NO_WORD.splitAsStream(spelled).filter(word -> !word.isEmpty()).toList());
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** The words with one space between each. */
    public String text() {
        return String.join(" ", words);
    }
}
