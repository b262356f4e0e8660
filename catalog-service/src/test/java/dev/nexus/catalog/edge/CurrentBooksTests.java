package dev.nexus.catalog.edge;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.CatalogApi;
import dev.nexus.catalog.CatalogTest;
import dev.nexus.catalog.DemoBooks;
import dev.nexus.contracts.CatalogEvent.BookDeleted;
import dev.nexus.contracts.CatalogEvent.BookPublished;
import dev.nexus.contracts.CatalogEvent.BookRemoved;
import dev.nexus.contracts.LibraryRole;
import dev.nexus.contracts.PublicEvent;
import dev.nexus.platform.outbox.Outbox.Fact;
import dev.nexus.platform.rebuild.CurrentState;
import dev.nexus.platform.rebuild.KnownAggregate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever has lost what it knew of books is told what they are now, in the words that it knows. */
class CurrentBooksTests extends CatalogTest {

    private final UUID library = UUID.randomUUID();

    @Autowired
    private CurrentState books;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void tellsOfABookAndThatItIsRemoved() {
        var curator = as(member(library, LibraryRole.CURATOR));
        var id = curator.bookOf(library, List.of(CatalogApi.Upload.of(DemoBooks.fables())));
        var first = probe.await(
                "catalog.book.published.v1",
                told -> told.get("subject").asString().equals(id));

        assertThat(told(UUID.fromString(id), null)).singleElement().satisfies(event -> {
            assertThat(event).isInstanceOf(BookPublished.class);
            var published = (BookPublished) event;
            assertThat(published.title()).isEqualTo(first.at("/data/title").asString());
            assertThat(published.libraryId()).isEqualTo(library);
            assertThat(published.chapterCount())
                    .isEqualTo(first.at("/data/chapterCount").asInt());
        });

        curator.delete("/api/v1/books/" + id);

        assertThat(told(UUID.fromString(id), null)).hasExactlyElementsOfTypes(BookPublished.class, BookRemoved.class);
    }

    @Test
    void tellsOfABookThatIsGoneForGoodAsFarAsItsLibraryIsKnown() {
        var gone = UUID.randomUUID();

        assertThat(told(gone, library)).singleElement().satisfies(event -> {
            assertThat(event).isInstanceOf(BookDeleted.class);
            assertThat(((BookDeleted) event).libraryId()).isEqualTo(library);
        });
        assertThat(told(gone, null)).isEmpty();
    }

    private List<PublicEvent> told(UUID book, @Nullable UUID knownLibrary) {
        var source = books.sources() + book;
        List<Fact> facts = requireNonNull(
                transactions.execute(status -> books.of(List.of(new KnownAggregate(source, knownLibrary)))));
        assertThat(facts).allMatch(fact -> fact.aggregate().source().equals(source));
        return facts.stream().map(Fact::event).toList();
    }
}
