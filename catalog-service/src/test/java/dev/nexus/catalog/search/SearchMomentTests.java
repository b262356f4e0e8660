package dev.nexus.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchMomentTests {

    @ParameterizedTest
    @CsvSource({
        "here,      50, true",
        "here,     100, true",
        "here,      20, true",
        // Changes that it has not seen are forgotten.
        "here,      19, false",
        // It knows what this database has not: it was brought back from a backup.
        "here,     101, false",
        "elsewhere, 50, false",
    })
    void goesOnOnlyFromAPlaceThatItCanKnow(String database, long transaction, boolean goesOn) {
        var now = new SearchMoment("here", 100, 20);

        assertThat(now.continuesFrom(new SearchPlace(database, transaction))).isEqualTo(goesOn);
    }
}
