package dev.nexus.catalog.metadata;

import dev.nexus.catalog.media.SeriesEntry;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a series and a place in it out of one text: "Discworld #1", "Discworld, Book 2", "The Expanse Vol. 1.5". */
final class SeriesText {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}(?:\\.\\d{1,2})?");
    private static final Pattern NUMBERED = Pattern.compile(
            "^(.{1,500}?)[,:]?\\s+(?:#|book\\s|vol(?:ume|\\.)?\\s|part\\s)\\s*(\\d{1,6}(?:\\.\\d{1,2})?)$",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 500;

    private SeriesText() {}

    static boolean isNumbered(String text) {
        return NUMBERED.matcher(text.strip()).matches();
    }

    /** The series alone when the text has no number; the text must not be blank. */
    static SeriesEntry of(String text) {
        Matcher matcher = NUMBERED.matcher(text.strip());
        return matcher.matches()
                ? new SeriesEntry(matcher.group(1).strip(), Optional.of(new BigDecimal(matcher.group(2))))
                : named(text, Optional.empty());
    }

    static SeriesEntry named(String name, Optional<BigDecimal> position) {
        var stripped = name.strip();
        return new SeriesEntry(stripped.substring(0, Math.min(stripped.length(), LONGEST)), position);
    }

    /** The first number of a text. */
    static Optional<BigDecimal> position(String text) {
        return Optional.of(NUMBER.matcher(text)).filter(Matcher::find).map(found -> new BigDecimal(found.group()));
    }
}
