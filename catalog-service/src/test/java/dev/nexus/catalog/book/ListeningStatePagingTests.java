package dev.nexus.catalog.book;

import static dev.nexus.catalog.book.BookMother.book;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.CatalogTest;
import dev.nexus.catalog.listening.ListeningStates;
import dev.nexus.contracts.LibraryRole;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever somebody has heard, and in whatever order: all pages together are all books in that state, each of them once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListeningStatePagingTests extends CatalogTest {

    private static final int BOOKS = 30;
    private static final List<String> STATES = List.of("not-started", "in-progress", "finished");

    private final UUID library = UUID.randomUUID();
    private final Map<String, Set<UUID>> inState = new HashMap<>();

    @Autowired
    private BookPublishing publishing;

    @Autowired
    private BookShelf shelf;

    @Autowired
    private ListeningStates listening;

    private UUID ada;
    private UUID saga;

    @BeforeAll
    void adaHasHeardSomeOfManyBooks() {
        ada = member(library, LibraryRole.LISTENER);
        var ben = member(library, LibraryRole.LISTENER);
        var random = new Random(42);
        for (int i = 0; i < BOOKS; i++) {
            var id = anyBook(i, random);
            var state = STATES.get(random.nextInt(STATES.size()));
            inState.computeIfAbsent(state, _ -> new HashSet<>()).add(id);
            // What nobody told of is not started either.
            if (!state.equals("not-started") || random.nextBoolean()) {
                listening.put(ada, id, state);
            }
            listening.put(ben, id, STATES.get(random.nextInt(STATES.size())));
        }
        saga = jdbc.sql("select id from series where library_id = ?")
                .param(library)
                .query(UUID.class)
                .single();
    }

    /** Little to tell it by, so that many are as good as others in every order. */
    private UUID anyBook(int number, Random random) {
        var id = book(library, "Book " + number)
                .by("Author " + random.nextInt(3))
                .in("Saga", Integer.toString(random.nextInt(4)))
                .lasting(1 + random.nextInt(3))
                .published(1900 + random.nextInt(3))
                .publish(publishing);
        jdbc.sql("""
                        update book set rating_average = nullif(:rating, 0), rating_count = sign(:rating), sort_title = 'book ' || :title,
                            added_at = timestamptz '2026-01-01' + :added * interval '1 day',
                            updated_at = timestamptz '2026-01-01' + :updated * interval '1 day'
                        where id = :id
                        """)
                .param("rating", random.nextInt(4))
                .param("title", random.nextInt(5))
                .param("added", random.nextInt(3))
                .param("updated", random.nextInt(3))
                .param("id", id)
                .update();
        return id;
    }

    @ParameterizedTest
    @EnumSource
    void pagesThroughEveryBookOfAStateOnce(BookSort sort) {
        var random = new Random(sort.list().hashCode());
        for (var state : STATES) {
            var whole = page(state, sort, new PageRequest(BOOKS, null));
            var paged = new ArrayList<UUID>();
            @Nullable String cursor = null;
            do {
                var page = page(state, sort, new PageRequest(1 + random.nextInt(5), cursor));
                paged.addAll(page.items());
                cursor = page.next();
            } while (cursor != null);

            assertThat(paged)
                    .as(state)
                    .doesNotHaveDuplicates()
                    .isEqualTo(whole.items())
                    .containsExactlyInAnyOrderElementsOf(inState.getOrDefault(state, Set.of()));
        }
    }

    private Page<UUID> page(String state, BookSort sort, PageRequest request) {
        var parameter = sort.list().substring("books:".length());
        var filter = new BookFilter(
                library, null, null, saga, null, null, null, null, null, null, null, null, null, null, state, null);
        return shelf.list(ada, filter, parameter, request).map(BookView::id);
    }
}
