package dev.nexus.playback.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookNamesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "The Time Machine;Time Machine, The",
                "The Time Machine;the time machine (Unabridged)",
                "Les Misérables;Les Miserables",
                "Alice's Adventures;Alice’s Adventures",
                "A Study in Scarlet;Study in Scarlet",
                "Dracula: A Mystery Story;Dracula",
                "Ｄracula;Dracula",
                "Война и мир;ВОЙНА И МИР",
            })
    void takesTitlesForTheSameThatMeanTheSame(String one, String other) {
        assertThat(BookNames.titles(one))
                .containsAnyElementsOf(BookNames.titles(other).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "The Time Machine;The Time Machines",
                "Dracula;Dracula's Guest",
                "Volume 1;Volume 2",
                "!!!;???",
            })
    void keepsOthersApart(String one, String other) {
        assertThat(Collections.disjoint(
                        BookNames.titles(one).toList(), BookNames.titles(other).toList()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "H. G. Wells;H.G. Wells;true",
                "H. G. Wells;Wells, H. G.;true",
                "Jules Verne;H. G. Wells;false",
                "Émile Zola;Emile Zola;true",
            })
    void knowsPeopleByAnyOrderOfTheirNames(String one, String other, boolean same) {
        assertThat(BookNames.share(List.of(one, "Nobody Else"), List.of(other))).isEqualTo(same);
    }

    @Test
    void takesSilenceForAgreement() {
        assertThat(BookNames.share(List.of("H. G. Wells"), List.of())).isTrue();
        assertThat(BookNames.share(List.of(), List.of("H. G. Wells"))).isTrue();
    }
}
