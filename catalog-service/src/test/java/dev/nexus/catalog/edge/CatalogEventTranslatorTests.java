package dev.nexus.catalog.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.book.BookEvent;
import dev.nexus.catalog.book.BookId;
import dev.nexus.catalog.book.BookState;
import dev.nexus.catalog.library.LibraryId;
import dev.nexus.contracts.CatalogEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CatalogEventTranslatorTests {

    private static final UUID ANY = UUID.fromString("0199a000-0000-7000-8000-000000000001");

    @Test
    void tellsTheWholePublicStateOfABook() {
        var person = new BookState.Person(ANY, "Aesop");
        var published = new BookEvent.BookPublished(new BookState(
                new BookId(ANY),
                new LibraryId(ANY),
                "Fables",
                null,
                List.of(person),
                List.of(),
                List.of(new BookState.SeriesEntry(ANY, "Old Tales", new BigDecimal("2.00"))),
                "en",
                211_307,
                List.of(0L, 105_500L),
                Instant.EPOCH));

        var event = CatalogEventTranslator.translate(published);

        assertThat(event)
                .isEqualTo(new CatalogEvent.BookPublished(
                        ANY,
                        ANY,
                        "Fables",
                        null,
                        List.of(new CatalogEvent.Person(ANY, "Aesop")),
                        List.of(),
                        List.of(new CatalogEvent.SeriesEntry(ANY, "Old Tales", "2")),
                        "en",
                        new BigDecimal("211.307"),
                        2,
                        List.of(new BigDecimal("0.000"), new BigDecimal("105.500")),
                        Instant.EPOCH));
    }
}
