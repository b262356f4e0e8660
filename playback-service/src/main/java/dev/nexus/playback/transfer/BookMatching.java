package dev.nexus.playback.transfer;

import dev.nexus.playback.book.BookCatalogue;
import dev.nexus.playback.book.BookCatalogue.OpenBook;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.book.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds another server's books among those that a listener may hear: by their identifier, or else by title, authors and length. Reads
 * through the listener's libraries once, however many books are asked for.
 */
@Component
class BookMatching {

    private static final Duration ESTIMATE = Duration.ofMinutes(1);
    private static final int ESTIMATE_DIVISOR = 50;

    private final BookCatalogue catalogue;

    BookMatching(BookCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Finds each of the books. */
    Map<ForeignBook, BookMatch> match(ListenerId listener, Collection<ForeignBook> books) {
        var searches = books.stream().distinct().collect(Collectors.toMap(Function.identity(), Search::new));
        var byTitle = new HashMap<String, List<Search>>();
        var byId = new HashMap<Object, Search>();
        searches.values().forEach(search -> {
            BookNames.titles(search.wanted.title())
                    .forEach(title -> byTitle.computeIfAbsent(title, _ -> new ArrayList<>())
                            .add(search));
            if (search.wanted.id() != null) {
                byId.put(search.wanted.id(), search);
            }
        });
        catalogue.forEachOpen(listener, book -> {
            var asked = byId.get(book.id().value());
            if (asked != null) {
                asked.known = book;
            }
            BookNames.titles(book.credits().title())
                    .flatMap(title -> byTitle.getOrDefault(title, List.of()).stream())
                    .distinct()
                    .forEach(search -> search.consider(book));
        });
        return searches.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, search -> search.getValue().result()));
    }

    /** The best that was found so far for one book. */
    private static final class Search {

        private final ForeignBook wanted;
        private final Comparator<OpenBook> better;
        private @Nullable OpenBook known;
        private @Nullable OpenBook best;

        Search(ForeignBook wanted) {
            this.wanted = wanted;
            var title = BookNames.titles(wanted.title()).findFirst();
            this.better = Comparator.<OpenBook, Boolean>comparing(
                            book -> !BookNames.titles(book.credits().title())
                                    .findFirst()
                                    .equals(title))
                    .thenComparing(this::difference)
                    .thenComparing(book -> book.id().toString());
        }

        void consider(OpenBook book) {
            var authors = book.credits().authors().stream().map(Person::name).toList();
            if (!BookNames.share(wanted.authors(), authors)) {
                return;
            }
            if (best == null || isBetter(book, best)) {
                best = book;
            }
        }

        BookMatch result() {
            if (known != null) {
                return new BookMatch.Found(known.id());
            }
            if (best == null) {
                return new BookMatch.NotHere();
            }
            return isSame(best)
                    ? new BookMatch.Found(best.id())
                    : new BookMatch.AnotherRecording(best.id(), best.length());
        }

        private boolean isBetter(OpenBook book, OpenBook than) {
            return isSame(book) == isSame(than) ? better.compare(book, than) < 0 : isSame(book);
        }

        private boolean isSame(OpenBook book) {
            return difference(book).compareTo(tolerance(book.length())) <= 0;
        }

        private Duration difference(OpenBook book) {
            var length = wanted.length();
            return length == null ? Duration.ZERO : length.minus(book.length()).abs();
        }

        private static Duration tolerance(Duration length) {
            var share = length.dividedBy(ESTIMATE_DIVISOR);
            return share.compareTo(ESTIMATE) > 0 ? share : ESTIMATE;
        }
    }
}
