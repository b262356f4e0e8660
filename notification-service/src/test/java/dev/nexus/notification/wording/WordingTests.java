package dev.nexus.notification.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordingTests {

    private static final ResourceBundle ENGLISH = bundle(Locale.ENGLISH);
    private static final ResourceBundle GERMAN = bundle(Locale.GERMAN);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)");

    private final Wording wording = new Wording();

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(GERMAN.getLocale()).isEqualTo(Locale.GERMAN);
        assertThat(GERMAN.keySet()).isEqualTo(ENGLISH.keySet());
    }

    @Test
    void bothLanguagesHaveTheSamePlaceholders() {
        assertThat(ENGLISH.keySet()).allSatisfy(key -> assertThat(placeholders(GERMAN.getString(key)))
                .as(key)
                .isEqualTo(placeholders(ENGLISH.getString(key))));
    }

    @Test
    void allPatternsCanBeFilledAndNoneLosesAnApostrophe() {
        for (var bundle : new ResourceBundle[] {ENGLISH, GERMAN}) {
            assertThat(bundle.keySet()).allSatisfy(key -> {
                var pattern = bundle.getString(key);
                var numbers = new Object[] {2, 3, 4, 5, 6};
                assertThat(pattern).as(key).doesNotContain("'");
                assertThat(new MessageFormat(pattern, bundle.getLocale()).format(numbers))
                        .isNotBlank()
                        .doesNotContain("{", "choice");
            });
        }
    }

    @Test
    void countsInTheRecipientsLanguage() {
        var one = Saying.of("digest.plain", 3, 5, 1, 0);
        var many = Saying.of("digest.plain", 1_003, 5, 7, 2);

        assertThat(wording.say(one, null)).isEqualTo(new Words("Your week: 3 h 5 min", "You listened on one day."));
        assertThat(wording.say(many, Locale.forLanguageTag("de-AT")))
                .isEqualTo(new Words(
                        "Ihre Woche: 1.003 Std. 5 Min.", "Sie haben an 7 Tagen gehört und 2 Bücher beendet."));
    }

    @Test
    void speaksEnglishWhereItWasNotTranslated() {
        assertThat(wording.say(Saying.of("security.password"), Locale.JAPANESE).title())
                .isEqualTo("Your password was changed");
    }

    @Test
    void letsNobodyWriteALineOfItsOwn() {
        var title = "a\n\u0000b\u202ec {0} 'd' " + "x".repeat(500);

        var words = wording.say(Saying.of("book-finished", title), null);

        assertThat(words.title())
                .startsWith("You finished “a b c {0} 'd' xxx")
                .endsWith("x…”")
                .hasSizeLessThan(150);
    }

    @Test
    void hasAWordForALibraryWithoutAName() {
        var saying = Saying.of("webhook-disabled.gone", new Saying.Term("your-library"));

        assertThat(wording.say(saying, Locale.ENGLISH).title()).isEqualTo("A webhook of your library is off");
    }

    private static Set<String> placeholders(String pattern) {
        var found = new TreeSet<String>();
        PLACEHOLDER.matcher(pattern).results().forEach(match -> found.add(match.group(1)));
        return found;
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                Wording.BUNDLE,
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
