package dev.nexus.user.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileValueTests {

    @ParameterizedTest
    @CsvSource({"de, de, de", "de-at, de-AT, de", "EN, en, en", "sr-Latn-RS, sr-Latn-RS, sr"})
    void namesALanguage(String typed, String tag, String language) {
        assertThat(LanguageTag.of(typed).value()).isEqualTo(tag);
        assertThat(LanguageTag.of(typed).language()).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "german language", "../../etc", "x-klingon", "de_AT", "und"})
    void refusesWhatNamesNoLanguage(String typed) {
        assertThatIllegalArgumentException().isThrownBy(() -> LanguageTag.of(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Vienna", "+02:00", "europe/vienna", "GMT+2"})
    void refusesWhatNamesNoTimeZone(String typed) {
        assertThatIllegalArgumentException().isThrownBy(() -> TimeZoneName.of(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Vienna", "UTC", "America/Argentina/Buenos_Aires"})
    void namesATimeZone(String typed) {
        assertThat(TimeZoneName.of(typed).zone().getId()).isEqualTo(typed);
    }
}
