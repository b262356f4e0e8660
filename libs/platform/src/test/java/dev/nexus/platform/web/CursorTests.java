package dev.nexus.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTests {

    private static final UUID ID = UUID.fromString("0195a0c0-0000-7000-8000-000000000001");
    private static final Instant ADDED = Instant.parse("2026-03-01T12:00:00.123456Z");

    @Test
    void bringsItsValuesBack() {
        var encoded = Cursor.of("books-by-added", ADDED, ID, 42, "Ünïcode \u001f", null)
                .encoded();

        var cursor = Cursor.decode(encoded, "books-by-added", 5);

        assertThat(encoded).matches("[A-Za-z0-9_-]+");
        assertThat(cursor.instant(0)).isEqualTo(ADDED);
        assertThat(cursor.uuid(1)).isEqualTo(ID);
        assertThat(cursor.number(2)).isEqualTo(42);
        assertThat(cursor.text(3)).isEqualTo("Ünïcode \u001f");
        assertThat(cursor.textOrNull(4)).isNull();
    }

    @Test
    void refusesAnyChangedCharacter() {
        var encoded = Cursor.of("libraries", ID).encoded();

        for (var i = 0; i < encoded.length() - 1; i++) {
            var other = encoded.charAt(i) == 'A' ? 'B' : 'A';
            refused(encoded.substring(0, i) + other + encoded.substring(i + 1), "libraries", 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!!!", "null", "AAAA", "AAAAAAAA"})
    void refusesWhatItNeverMade(String forged) {
        refused(forged, "libraries", 1);
    }

    @Test
    void refusesTheCursorOfAnotherList() {
        refused(Cursor.of("books-by-title", "Emma").encoded(), "books-by-added", 1);
    }

    @Test
    void refusesAnotherNumberOfValues() {
        refused(Cursor.of("libraries", ID).encoded(), "libraries", 2);
    }

    @Test
    void refusesAValueOfAnotherKind() {
        var cursor = Cursor.decode(Cursor.of("libraries", "Emma").encoded(), "libraries", 1);

        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> cursor.uuid(0));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> cursor.instant(0));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> cursor.number(0));
    }

    @Test
    void refusesWhatNoDatabaseHas() {
        refused(Cursor.of("libraries", "Em\0ma").encoded(), "libraries", 1);
    }

    private static void refused(String encoded, String list, int values) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Cursor.decode(encoded, list, values))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(CommonProblem.INVALID_CURSOR));
    }
}
