package dev.nexus.user.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.IllformedLocaleException;
import java.util.Locale;

/**
 * A language that somebody reads.
 *
 * @param value a tag of BCP 47 in its usual form, such as {@code de-AT}
 */
public record LanguageTag(@JsonValue String value) {

    private static final int LONGEST = 35;

    /** Refuses what is no tag, and what names no language. */
    public LanguageTag {
        value = canonical(value);
    }

    /**
     * Reads a tag from a request.
     *
     * @param text what was typed
     * @return the tag
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static LanguageTag of(String text) {
        return new LanguageTag(text);
    }

    /**
     * The language alone.
     *
     * @return its code of two or three letters
     */
    public String language() {
        return Locale.forLanguageTag(value).getLanguage();
    }

    private static String canonical(String text) {
        try {
            var locale = new Locale.Builder().setLanguageTag(text.strip()).build();
            if (!locale.getLanguage().isEmpty() && text.length() <= LONGEST) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException noTag) {
            // The same sentence says what is needed.
        }
        throw new IllegalArgumentException("a language is named by a tag of BCP 47, such as en or de-AT");
    }
}
