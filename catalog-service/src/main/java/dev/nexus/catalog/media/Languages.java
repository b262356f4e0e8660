package dev.nexus.catalog.media;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;

/** Maps what files call a language ("eng", "ger", "English", "en-GB") to its BCP 47 tag. */
public final class Languages {

    private static final Map<String, String> TAGS = tags();

    private Languages() {}

    /** The tag; empty for what names no language. */
    public static Optional<String> tagOf(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        String known = TAGS.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Locale locale = Locale.forLanguageTag(text.strip().replace('_', '-'));
        return TAGS.containsValue(locale.getLanguage()) ? Optional.of(locale.toLanguageTag()) : Optional.empty();
    }

    private static Map<String, String> tags() {
        var tags = new HashMap<String, String>();
        for (String code : Locale.getISOLanguages()) {
            Locale locale = Locale.of(code);
            tags.put(code, code);
            tags.put(locale.getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
            threeLetters(locale).ifPresent(name -> tags.put(name, code));
        }
        // ISO 639-2's bibliographic codes, which ID3 and MP4 files use too.
        tags.putAll(Map.of(
                "ger", "de", "fre", "fr", "dut", "nl", "gre", "el", "chi", "zh", "cze", "cs", "rum", "ro", "per", "fa",
                "slo", "sk", "wel", "cy"));
        return tags;
    }

    /** A few languages have none. */
    private static Optional<String> threeLetters(Locale locale) {
        try {
            return Optional.of(locale.getISO3Language());
        } catch (MissingResourceException e) {
            return Optional.empty();
        }
    }
}
