package dev.nexus.gateway.graph;

import dev.nexus.contracts.rpc.catalog.BookList;
import dev.nexus.contracts.rpc.catalog.NameQuestion;
import dev.nexus.contracts.rpc.catalog.ReviewList;
import dev.nexus.contracts.rpc.catalog.Search;

/** What a field of the graph asks of the catalogue; equal questions are asked once. */
sealed interface CatalogQuestion {

    /** A book. */
    record OneBook(String id) implements CatalogQuestion {}

    /** The chapters of a book. */
    record Chapters(String book) implements CatalogQuestion {}

    /** What the caller thinks of a book. */
    record OwnReview(String book) implements CatalogQuestion {}

    /** A page of reviews. */
    record Reviews(ReviewList list) implements CatalogQuestion {}

    /** A page of books. */
    record Books(BookList list) implements CatalogQuestion {}

    /** A person or series. */
    record OneName(NameQuestion name) implements CatalogQuestion {}

    /** A search. */
    record Searched(Search search) implements CatalogQuestion {}
}
