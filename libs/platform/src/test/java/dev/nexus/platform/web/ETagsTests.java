package dev.nexus.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nexus.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ETagsTests {

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "*", " * ", "\"3\", \"7\"", "\"7-0a1b2c3d4e5f\""})
    void letsTheCurrentVersionPass(String ifMatch) {
        assertThatCode(() -> ETags.requireMatch(ifMatch, 7)).doesNotThrowAnyException();
    }

    @Test
    void tellsTheViewsOfOneVersionApart() {
        assertThat(ETags.of(7, "emma", "owner"))
                .isEqualTo(ETags.of(7, "emma", "owner"))
                .matches("\"7-[0-9a-f]{12}\"")
                .isNotEqualTo(ETags.of(7, "ada", "owner"))
                .isNotEqualTo(ETags.of(7, "emma", "listener"));
    }

    @Test
    void letsACallerPassThatAsksForNothing() {
        assertThatCode(() -> ETags.requireMatch(null, 7)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "\"6-0a1b2c3d4e5f\"", "W/\"7\"", "W/\"7-0a1b2c3d4e5f\"", "7", ""})
    void refusesAnotherVersion(String ifMatch) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ETags.requireMatch(ifMatch, 7))
                .withMessage("precondition-failed");
    }
}
