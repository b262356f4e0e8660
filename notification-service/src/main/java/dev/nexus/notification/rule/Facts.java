package dev.nexus.notification.rule;

import dev.nexus.contracts.PlaybackEvent.HeardBook;
import dev.nexus.contracts.PlaybackEvent.WeekSummarised;
import dev.nexus.notification.book.Books;
import dev.nexus.notification.library.LibraryNames;
import dev.nexus.notification.library.Memberships;
import dev.nexus.notification.wording.Saying;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What notifications say of books and libraries. */
@Component
class Facts {

    private static final int MINUTE = 60;
    private static final int HOUR = 60;

    private final Books books;
    private final LibraryNames libraries;
    private final Memberships memberships;

    Facts(Books books, LibraryNames libraries, Memberships memberships) {
        this.books = books;
        this.libraries = libraries;
        this.memberships = memberships;
    }

    /**
     * A book's title.
     *
     * @throws NotYetKnownException when the book's own event has not arrived yet
     */
    String title(UUID book) {
        return books.title(book).orElseThrow(() -> new NotYetKnownException("the title of book " + book));
    }

    /** A library's name, or a word for it when that was never heard of. */
    Object library(UUID library, String otherwise) {
        return libraries.find(library).<Object>map(name -> name).orElseGet(() -> new Saying.Term(otherwise));
    }

    Saying week(WeekSummarised week) {
        var minutes = week.seconds().longValue() / MINUTE;
        return mostHeard(week)
                .map(title ->
                        Saying.of("digest.book", minutes / HOUR, minutes % HOUR, week.days(), week.finished(), title))
                .orElseGet(
                        () -> Saying.of("digest.plain", minutes / HOUR, minutes % HOUR, week.days(), week.finished()));
    }

    /** The title of what was heard most, among books that the listener may still read. */
    private Optional<String> mostHeard(WeekSummarised week) {
        var heard = week.books().stream().map(HeardBook::bookId).toList();
        var homes = books.libraries(heard);
        var open = memberships.among(week.listenerId(), new HashSet<>(homes.values()));
        return heard.stream()
                .filter(book -> homes.containsKey(book) && open.contains(homes.get(book)))
                .findFirst()
                .flatMap(books::title);
    }
}
