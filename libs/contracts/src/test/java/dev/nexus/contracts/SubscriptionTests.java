package dev.nexus.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns match as the broker's topic exchange matches them. */
class SubscriptionTests {

    @ParameterizedTest
    @CsvSource({
        "catalog.book.#, catalog.book.published.v1, true",
        "catalog.#, catalog.book.published.v1, true",
        "catalog.book.#, catalog.book, true",
        "catalog.book.#, catalog.bookshelf.made.v1, false",
        "catalog.*.published.v1, catalog.book.published.v1, true",
        "catalog.*.v1, catalog.book.published.v1, false",
        "catalog.book.published.v1, catalog.book.published.v2, false",
    })
    void acceptsWhatAPatternMatches(String pattern, String type, boolean accepted) {
        assertThat(new Subscription("playback", "catalog", List.of(pattern)).receives(type))
                .isEqualTo(accepted);
    }
}
