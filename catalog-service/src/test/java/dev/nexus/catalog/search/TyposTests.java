package dev.nexus.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TyposTests {

    @ParameterizedTest
    @CsvSource({
        "dracula,dracula,0",
        "dracla,dracula,1",
        "racula,dracula,1",
        "drcaula,dracula,1",
        "bracula,dracula,1",
        "draculaa,dracula,1",
        "dracola,dracula,1",
        "drakola,dracula,2",
        "ab,ba,1",
        "abc,cab,2",
        "'',ab,2"
    })
    void counts(String one, String other, int typos) {
        assertThat(Typos.between(one, other, 3)).isEqualTo(typos);
        assertThat(Typos.between(other, one, 3)).isEqualTo(typos);
    }

    /** A word is within so many typos exactly when Lucene's automaton for it says so. */
    @Test
    void agreesWithTheIndex() {
        var random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            var one = word(random);
            var other = word(random);
            for (int most = 1; most <= 2; most++) {
                var automaton = new CharacterRunAutomaton(new LevenshteinAutomata(one, true).toAutomaton(most));
                assertThat(Typos.between(one, other, most) <= most)
                        .as("%s and %s within %d", one, other, most)
                        .isEqualTo(automaton.run(other));
            }
        }
    }

    private static String word(Random random) {
        return IntStream.range(0, random.nextInt(1, 7))
                .mapToObj(_ -> String.valueOf((char) ('a' + random.nextInt(3))))
                .reduce("", String::concat);
    }
}
