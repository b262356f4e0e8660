package dev.nexus.playback.bookmark;

import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.personaldata.ErasedAccounts;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.ETags;
import dev.nexus.playback.book.Book;
import dev.nexus.playback.book.Books;
import dev.nexus.playback.book.PlaceKey;
import dev.nexus.playback.book.Position;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes, changes and takes away bookmarks, for whoever may hear the book at that moment. */
@Component
public class BookmarkKeeping {

    /** More than anybody makes by hand, few enough to be read at once. */
    public static final int MOST_IN_A_BOOK = 1_000;

    private final ErasedAccounts erased;
    private final Books books;
    private final Bookmarks bookmarks;
    private final IdSource ids;
    private final Clock clock;

    BookmarkKeeping(ErasedAccounts erased, Books books, Bookmarks bookmarks, IdSource ids, Clock clock) {
        this.erased = erased;
        this.books = books;
        this.bookmarks = bookmarks;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes a bookmark.
     *
     * @throws ProblemException {@code not-found} for a book that is not open to the listener; {@code validation-failed} beyond the
     *     book's end; {@code too-many-bookmarks}
     */
    @Transactional
    public BookmarkId make(PlaceKey key, Mark mark) {
        requireWithin(open(key), mark, null);
        if (bookmarks.idsAlone(key).size() >= MOST_IN_A_BOOK) {
            throw new ProblemException(
                    BookmarkProblem.TOO_MANY_BOOKMARKS, "There are %d already.".formatted(MOST_IN_A_BOOK));
        }
        var id = new BookmarkId(ids.next());
        var now = clock.instant();
        bookmarks.add(key, List.of(new ForeignMark(id, mark, now)), now);
        return id;
    }

    /**
     * Changes a bookmark.
     *
     * @param ifMatch the {@code If-Match} header, or null
     * @throws ProblemException {@code not-found}, {@code precondition-failed}; {@code validation-failed} beyond the book's end
     */
    @Transactional
    public Bookmark change(PlaceKey key, BookmarkId id, UnaryOperator<Mark> change, @Nullable String ifMatch) {
        var book = open(key);
        var found = bookmarks.lock(key, id).orElseThrow(() -> BookmarkReading.absent(key, id));
        ETags.requireMatch(ifMatch, found.version());
        var changed = change.apply(found.mark());
        if (changed.equals(found.mark())) {
            return found;
        }
        requireWithin(book, changed, found.mark());
        return bookmarks.change(key, id, changed, clock.instant());
    }

    /**
     * Takes a bookmark away.
     *
     * @param ifMatch the {@code If-Match} header, or null
     * @throws ProblemException {@code not-found}, {@code precondition-failed}
     */
    @Transactional
    public void remove(PlaceKey key, BookmarkId id, @Nullable String ifMatch) {
        open(key);
        var found = bookmarks.lock(key, id).orElseThrow(() -> BookmarkReading.absent(key, id));
        ETags.requireMatch(ifMatch, found.version());
        bookmarks.remove(key, id);
    }

    /**
     * Takes bookmarks over from elsewhere. One that was taken over before and is still there stays as it is now; what lies beyond the
     * book's end, and what is more than there may be, is left out.
     *
     * @param others each with an identifier that is the same each time
     * @throws ProblemException {@code not-found} for a book that is not open to the listener
     */
    @Transactional
    public TakenOver takeOver(PlaceKey key, List<ForeignMark> others) {
        var book = open(key);
        var there = bookmarks.idsAlone(key);
        var now = clock.instant();
        var added = new ArrayList<ForeignMark>();
        var known = 0;
        var refused = 0;
        for (var other : others) {
            if (there.contains(other.id())) {
                known++;
            } else if (there.size() >= MOST_IN_A_BOOK
                    || !isWithin(book, other.mark().furthest())) {
                refused++;
            } else {
                added.add(other);
                there.add(other.id());
            }
        }
        bookmarks.add(key, added, now);
        return new TakenOver(added.size(), known, refused);
    }

    private Book open(PlaceKey key) {
        erased.refuse(key.listener().value());
        return books.open(key);
    }

    /** What has not moved stays where it is, even when the book has become shorter since. */
    private static void requireWithin(Book book, Mark mark, @Nullable Mark before) {
        if (before == null || !mark.position().equals(before.position())) {
            requireWithin(book, mark.position(), "#/position");
        }
        var end = mark.end();
        if (end != null && (before == null || !end.equals(before.end()))) {
            requireWithin(book, end, "#/end");
        }
    }

    private static boolean isWithin(Book book, Position position) {
        return position.compareTo(book.furthest()) <= 0;
    }

    private static void requireWithin(Book book, Position position, String pointer) {
        if (!isWithin(book, position)) {
            throw new ProblemException(
                    CommonProblem.VALIDATION_FAILED,
                    "The book is shorter.",
                    List.of(InvalidValue.field(
                            pointer,
                            "must not be beyond the end of the book at %s s"
                                    .formatted(book.end().seconds()))));
        }
    }
}
