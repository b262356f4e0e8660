package dev.nexus.catalog.search;

import dev.nexus.catalog.book.BookView;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds books for other parts of the catalogue. */
@Component
public class BookSearch {

    private final Searching searching;

    BookSearch(Searching searching) {
        this.searching = searching;
    }

    /**
     * The best hits in all libraries that this account may read.
     *
     * @throws dev.nexus.platform.problem.ProblemException {@code search-not-ready} while this instance builds its first index
     */
    public List<BookView> find(UUID accountId, String text, int limit) {
        return searching.books(accountId, SearchWords.of(text), limit);
    }
}
