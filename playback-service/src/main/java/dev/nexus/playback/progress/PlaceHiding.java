package dev.nexus.playback.progress;

import dev.nexus.platform.personaldata.ErasedAccounts;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.ETags;
import dev.nexus.playback.book.Book;
import dev.nexus.playback.book.Books;
import dev.nexus.playback.book.PlaceKey;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes books off those to continue, and puts them back. Whatever the listener does with a book later shows it again. */
@Component
public class PlaceHiding {

    private final ErasedAccounts erased;
    private final Books books;
    private final Places places;
    private final ProgressEvents events;
    private final Commits commits;
    private final Clock clock;

    PlaceHiding(
            ErasedAccounts erased, Books books, Places places, ProgressEvents events, Commits commits, Clock clock) {
        this.erased = erased;
        this.books = books;
        this.places = places;
        this.events = events;
        this.commits = commits;
        this.clock = clock;
    }

    /**
     * Hides or shows.
     *
     * @param ifMatch the {@code If-Match} header, or null
     * @return the place after it
     * @throws ProblemException {@code not-found} when there is no place, or none that the listener may see;
     *     {@code precondition-failed}
     */
    public StoredPlace hide(PlaceKey key, boolean hidden, @Nullable String ifMatch) {
        return commits.commit(() -> {
            erased.refuse(key.listener().value());
            var book = books.open(key);
            var place = places.lock(List.of(key)).get(key);
            if (place == null) {
                throw new ProblemException(
                        CommonProblem.NOT_FOUND, "There is no progress in book %s.".formatted(key.book()));
            }
            ETags.requireMatch(ifMatch, place.version());
            return place.hidden() == hidden ? place : change(key, hidden, book);
        });
    }

    private StoredPlace change(PlaceKey key, boolean hidden, Book book) {
        var changed = places.hide(key, hidden ? clock.instant() : null);
        events.publish(List.of(ProgressEvent.PlaceChanged.of(key.listener(), book, changed)));
        return changed;
    }
}
