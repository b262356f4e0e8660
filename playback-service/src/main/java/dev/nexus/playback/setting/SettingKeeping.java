package dev.nexus.playback.setting;

import dev.nexus.platform.personaldata.ErasedAccounts;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.ETags;
import dev.nexus.playback.book.Book;
import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.Books;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.book.PlaceKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps how listeners want to hear. Of two devices, the one that has not seen the other's change does not overwrite it. */
@Component
public class SettingKeeping {

    private final ErasedAccounts erased;
    private final Books books;
    private final Settings settings;
    private final Clock clock;

    SettingKeeping(ErasedAccounts erased, Books books, Settings settings, Clock clock) {
        this.erased = erased;
        this.books = books;
        this.settings = settings;
        this.clock = clock;
    }

    /** What a listener says of all books. */
    public StoredSettings defaults(ListenerId listener) {
        return settings.find(listener, null);
    }

    /**
     * What a listener says of a book.
     *
     * @throws ProblemException {@code not-found} for a book that is not open to the listener
     */
    public BookSettings ofBook(PlaceKey key) {
        books.open(key);
        return read(key);
    }

    /**
     * Says something of all books, in the place of what was said before.
     *
     * @param ifMatch the {@code If-Match} header, or null
     * @throws ProblemException {@code precondition-failed}
     */
    @Transactional
    public StoredSettings putDefaults(ListenerId listener, PlaybackSettings wanted, @Nullable String ifMatch) {
        erased.refuse(listener.value());
        return replace(listener, null, wanted, ifMatch);
    }

    /**
     * Says something of a book, in the place of what was said before. What is said of all books is not judged by any of them.
     *
     * @param ifMatch the {@code If-Match} header, or null
     * @throws ProblemException {@code not-found} for a book that is not open to the listener; {@code precondition-failed}; {@code
     *     validation-failed} when nothing of the book would be left
     */
    @Transactional
    public BookSettings put(PlaceKey key, PlaybackSettings wanted, @Nullable String ifMatch) {
        requireSomethingToHear(open(key), wanted);
        replace(key.listener(), key.book(), wanted, ifMatch);
        return read(key);
    }

    /**
     * Takes back what was said of a book.
     *
     * @param ifMatch the {@code If-Match} header, or null
     * @throws ProblemException {@code not-found} for a book that is not open to the listener; {@code precondition-failed}
     */
    @Transactional
    public void remove(PlaceKey key, @Nullable String ifMatch) {
        open(key);
        replace(key.listener(), key.book(), PlaybackSettings.UNSAID, ifMatch);
    }

    /** What is said once more is no change. */
    private StoredSettings replace(
            ListenerId listener, @Nullable BookId book, PlaybackSettings wanted, @Nullable String ifMatch) {
        settings.lock(listener);
        var found = settings.find(listener, book);
        ETags.requireMatch(ifMatch, found.version());
        return found.settings().equals(wanted) ? found : settings.put(listener, book, wanted, clock.instant());
    }

    private BookSettings read(PlaceKey key) {
        return new BookSettings(
                key.book(), settings.find(key.listener(), key.book()), settings.find(key.listener(), null));
    }

    private Book open(PlaceKey key) {
        erased.refuse(key.listener().value());
        return books.open(key);
    }

    private static void requireSomethingToHear(Book book, PlaybackSettings wanted) {
        var leftOut = Objects.requireNonNullElse(wanted.skipIntro(), Duration.ZERO)
                .plus(Objects.requireNonNullElse(wanted.skipOutro(), Duration.ZERO));
        if (leftOut.isPositive() && leftOut.compareTo(book.length()) >= 0) {
            throw new ProblemException(
                    CommonProblem.VALIDATION_FAILED,
                    "Nothing of the book would be left.",
                    List.of(InvalidValue.field(
                            wanted.skipIntro() == null ? "#/skipOutro" : "#/skipIntro",
                            "must leave something of the book's %d s"
                                    .formatted(book.length().toSeconds()))));
        }
    }
}
