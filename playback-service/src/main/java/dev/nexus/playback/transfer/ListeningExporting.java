package dev.nexus.playback.transfer;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.nexus.playback.book.BookCatalogue;
import dev.nexus.playback.book.BookCatalogue.OpenBook;
import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.book.Person;
import dev.nexus.playback.bookmark.Bookmark;
import dev.nexus.playback.bookmark.BookmarkReading;
import dev.nexus.playback.listening.ListeningReading;
import dev.nexus.playback.progress.PortableAct;
import dev.nexus.playback.progress.PortablePlace;
import dev.nexus.playback.progress.PortablePlaces;
import dev.nexus.playback.transfer.ListeningDocument.BookEntry;
import dev.nexus.playback.transfer.ListeningDocument.BookmarkEntry;
import dev.nexus.playback.transfer.ListeningDocument.HeardEntry;
import dev.nexus.playback.transfer.ListeningDocument.PlaceEntry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what is known of a listener, in the books that the listener may hear. Four statements, however many books. */
@Component
public class ListeningExporting {

    private final PortablePlaces places;
    private final BookmarkReading bookmarks;
    private final ListeningReading reading;
    private final BookCatalogue catalogue;
    private final Clock clock;

    ListeningExporting(
            PortablePlaces places,
            BookmarkReading bookmarks,
            ListeningReading reading,
            BookCatalogue catalogue,
            Clock clock) {
        this.places = places;
        this.bookmarks = bookmarks;
        this.reading = reading;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Everything, as of one moment. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ListeningDocument export(ListenerId listener) {
        var now = clock.instant();
        var placeOf = places.of(listener).stream().collect(toUnmodifiableMap(PortablePlace::book, Function.identity()));
        var marksOf = bookmarks.all(listener).stream()
                .collect(groupingBy(Bookmark::book, mapping(ListeningExporting::entry, toList())));
        var heardIn = reading.spans(listener, Instant.EPOCH, now).stream()
                .collect(groupingBy(
                        span -> span.book(), mapping(span -> new HeardEntry(span.from(), span.to()), toList())));
        var ids = new HashSet<BookId>(placeOf.keySet());
        ids.addAll(marksOf.keySet());
        ids.addAll(heardIn.keySet());
        return new ListeningDocument(
                ListeningDocument.FORMAT,
                ListeningDocument.VERSION,
                now,
                catalogue.open(listener, ids).values().stream()
                        .sorted(Comparator.comparing(book -> book.credits().title()))
                        .map(book -> entry(book, placeOf.get(book.id()), marksOf, heardIn))
                        .toList());
    }

    private static BookEntry entry(
            OpenBook book,
            @Nullable PortablePlace place,
            Map<BookId, List<BookmarkEntry>> marksOf,
            Map<BookId, List<HeardEntry>> heardIn) {
        return new BookEntry(
                book.id().value(),
                book.credits().title(),
                book.credits().authors().stream().map(Person::name).toList(),
                BigDecimal.valueOf(book.length().toMillis(), 3),
                place == null ? null : entry(place),
                place == null
                        ? List.of()
                        : acts(place, PortableAct.Finished.class)
                                .map(PortableAct::at)
                                .toList(),
                marksOf.getOrDefault(book.id(), List.of()),
                heardIn.getOrDefault(book.id(), List.of()));
    }

    private static PlaceEntry entry(PortablePlace place) {
        var moved = acts(place, PortableAct.Moved.class).findFirst();
        return new PlaceEntry(
                moved.map(act -> act.position().seconds()).orElse(null),
                moved.map(PortableAct::at).orElse(null),
                acts(place, PortableAct.BegunAnew.class)
                        .map(PortableAct::at)
                        .findFirst()
                        .orElse(null),
                place.hidden());
    }

    private static <A extends PortableAct> Stream<A> acts(PortablePlace place, Class<A> kind) {
        return place.acts().stream().filter(kind::isInstance).map(kind::cast);
    }

    private static BookmarkEntry entry(Bookmark bookmark) {
        var mark = bookmark.mark();
        var end = mark.end();
        return new BookmarkEntry(
                bookmark.id().value(),
                mark.position().seconds(),
                end == null ? null : end.seconds(),
                mark.title(),
                mark.note(),
                bookmark.createdAt());
    }
}
