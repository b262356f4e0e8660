package dev.nexus.platform.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nexus.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ETagsTests {

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "*", " * ", "\"3\", \"7\""})
    void letsTheCurrentVersionPass(String ifMatch) {
        assertThatCode(() -> ETags.requireMatch(ifMatch, ETags.of(7))).doesNotThrowAnyException();
    }

    @Test
    void letsACallerPassThatAsksForNothing() {
        assertThatCode(() -> ETags.requireMatch(null, ETags.of(7))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "W/\"7\"", "7", ""})
    void refusesAnotherVersion(String ifMatch) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ETags.requireMatch(ifMatch, ETags.of(7)))
                .withMessage("precondition-failed");
    }
}
