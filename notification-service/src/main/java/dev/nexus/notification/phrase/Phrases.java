package dev.nexus.notification.phrase;

import dev.nexus.notification.inbox.NotificationKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** What is said around notifications, in English and German: {@code phrases/*.properties}. */
@Component
public class Phrases {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private final ResourceBundleMessageSource phrases = new ResourceBundleMessageSource();

    Phrases() {
        phrases.setBasename("phrases/phrases");
        phrases.setDefaultEncoding(StandardCharsets.UTF_8.name());
        phrases.setFallbackToSystemLocale(false);
        phrases.setAlwaysUseMessageFormat(true);
    }

    /**
     * The language to speak to somebody who asked for one.
     *
     * @param wanted null when nobody said
     * @return English where there are no words in the one that is wanted
     */
    public static Locale language(@Nullable Locale wanted) {
        return wanted == null
                ? Locale.ENGLISH
                : language(List.of(
                        Locale.LanguageRange.parse(wanted.toLanguageTag()).getFirst()));
    }

    /**
     * The language to speak to somebody whose browser says what it understands.
     *
     * @param acceptLanguage the header (RFC 9110, section 12.5.4); null when it says nothing
     * @return English where there are no words in those that are wanted
     */
    public static Locale preferred(@Nullable String acceptLanguage) {
        try {
            return acceptLanguage == null || acceptLanguage.isBlank()
                    ? Locale.ENGLISH
                    : language(Locale.LanguageRange.parse(acceptLanguage));
        } catch (IllegalArgumentException nonsense) {
            return Locale.ENGLISH;
        }
    }

    private static Locale language(List<Locale.LanguageRange> wanted) {
        var found = Locale.lookup(wanted, LANGUAGES);
        return found == null ? Locale.ENGLISH : found;
    }

    /**
     * A phrase.
     *
     * @param language one of those that {@link #language} returns
     * @param values what stands in the places {@code {0}}, {@code {1}} ...
     */
    public String of(Locale language, String name, Object... values) {
        return phrases.getMessage(name, values, language);
    }

    /** What notifications of a kind are called, as a part of a sentence. */
    public String kind(Locale language, NotificationKind kind) {
        return of(language, "kind." + kind.wireName());
    }
}
