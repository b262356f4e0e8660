package dev.nexus.notification.wording;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts into words what is to be said: {@code wording/notifications_<language>.properties}, with {@code .title} and {@code .text} for each
 * key, as patterns of {@link MessageFormat}.
 */
@Component
public class Wording {

    static final String BUNDLE = "wording/notifications";

    /** Whatever language the machine speaks, what was not translated is said in English. */
    private static final Control ENGLISH_OTHERWISE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    /** The words in a language, or in English when it is null or was not translated. */
    public Words say(Saying saying, @Nullable Locale locale) {
        var words = ResourceBundle.getBundle(BUNDLE, locale == null ? Locale.ENGLISH : locale, ENGLISH_OTHERWISE);
        var language = words.getLocale().equals(Locale.ROOT) ? Locale.ENGLISH : words.getLocale();
        var values = saying.values().stream().map(value -> spoken(value, words)).toArray();
        return new Words(
                filled(words.getString(saying.key() + ".title"), language, values),
                filled(words.getString(saying.key() + ".text"), language, values));
    }

    private static Object spoken(Object value, ResourceBundle words) {
        return switch (value) {
            case String text -> Spoken.of(text);
            case Saying.Term term -> words.getString(term.key());
            default -> value;
        };
    }

    private static String filled(String pattern, Locale language, Object[] values) {
        return new MessageFormat(pattern, language).format(values);
    }
}
