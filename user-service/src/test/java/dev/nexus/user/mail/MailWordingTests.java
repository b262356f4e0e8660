package dev.nexus.user.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class MailWordingTests {

    private static final MailSettings SETTINGS =
            new MailSettings(URI.create("https://books.example.org/"), Map.of(), Duration.ofDays(1));

    private final MailWording wording = new MailWording(SETTINGS, JsonMapper.shared());

    static Stream<Mail> allMails() {
        return Arrays.stream(Mail.class.getPermittedSubclasses()).map(MailWordingTests::example);
    }

    private static Mail example(Class<?> kind) {
        var components = kind.getRecordComponents();
        var values = Arrays.stream(components).map(MailWordingTests::value).toArray();
        try {
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = kind.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (Mail) constructor.newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object value(RecordComponent component) {
        return component.getType() == String.class ? "value of " + component.getName() : 7;
    }

    @ParameterizedTest
    @MethodSource("allMails")
    void hasWordsForEveryMailInBothLanguages(Mail mail) {
        var english = wording.of(mail, "en");
        var german = wording.of(mail, "de");

        assertThat(english.subject()).isNotBlank().doesNotContain("{", "\n");
        assertThat(english.text())
                .startsWith("Hello,")
                .contains("https://books.example.org")
                .doesNotContain("{");
        assertThat(german.subject()).isNotBlank().isNotEqualTo(english.subject());
        assertThat(german.text()).startsWith("Guten Tag,").doesNotContain("{");
    }

    @Test
    void leadsToThePageOfTheInstallationWithTheSecretBehindTheHash() {
        var words = wording.of(new Mail.ResetPassword("s3cret"), "en");

        assertThat(words.text()).contains("\nhttps://books.example.org/reset-password#s3cret\n");
        assertThat(words.subject()).doesNotContain("s3cret");
    }

    @Test
    void leadsElsewhereWhereTheInstallationSaysSo() {
        var settings = new MailSettings(
                URI.create("https://books.example.org"),
                Map.of("verify-email", "nexusapp://verify/{token}"),
                Duration.ofDays(1));

        var words = new MailWording(settings, JsonMapper.shared()).of(new Mail.VerifyEmail("s3cret"), "en");

        assertThat(words.text()).contains("\nnexusapp://verify/s3cret\n");
    }

    @Test
    void speaksEnglishWhereItKnowsNoOtherLanguage() {
        var mail = new Mail.PasswordChanged(0, 0);

        assertThat(wording.of(mail, "fr")).isEqualTo(wording.of(mail, "en")).isEqualTo(wording.of(mail, null));
    }

    @Test
    void carriesNobodysLinks() {
        var words = wording.of(
                new Mail.Invitation("Prize at https://evil.example/now!", "www.evil.example and J.R.R. Tolkien", "t"),
                "en");

        assertThat(words.text())
                .doesNotContain("//evil", "evil.example", "www.evil")
                .contains("Prize at https: / /evil. example/now!", "J. R. R. Tolkien");
    }

    @Test
    void shortensWhatPeopleTyped() {
        var words = wording.of(new Mail.Invitation("🎧".repeat(200), "Emma", "t"), "en");

        assertThat(words.text()).contains("\"" + "🎧".repeat(60) + "…\"");
    }

    @Test
    void letsNobodyWriteItsLines() {
        var words = wording.of(
                new Mail.Invitation("Books\r\nBcc: all@example.org\u2028\n\nDear {token}", "Emma\u202e\u0000", "t"),
                "en");

        assertThat(words.text())
                .contains("Books Bcc: all@ example. org Dear {token}", "\"")
                .doesNotContain("\r", "\u202e", "\u0000");
        assertThat(words.text().lines()).noneMatch(line -> line.startsWith("Bcc"));
    }
}
