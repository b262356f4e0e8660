package dev.nexus.playback.progress;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.nexus.playback.book.Books;
import dev.nexus.playback.book.PlaceKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What places are now, in the words of what happens to them. */
@Component
public class PlaceStates {

    private final Places places;
    private final Books books;

    PlaceStates(Places places, Books books) {
        this.places = places;
        this.books = books;
    }

    /** One event for each of some places that are there, also in books that can no longer be heard. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<ProgressEvent.PlaceChanged> of(Collection<PlaceKey> keys) {
        var all = books.everKnown(keys.stream().map(PlaceKey::book).collect(toUnmodifiableSet()));
        return places.find(keys).entrySet().stream()
                .flatMap(place -> Optional.ofNullable(all.get(place.getKey().book())).stream()
                        .map(book ->
                                ProgressEvent.PlaceChanged.of(place.getKey().listener(), book, place.getValue())))
                .toList();
    }
}
