package dev.nexus.playback.edge;

import dev.nexus.platform.outbox.Outbox.Fact;
import dev.nexus.platform.rebuild.CurrentState;
import dev.nexus.platform.rebuild.KnownAggregate;
import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.book.PlaceKey;
import dev.nexus.playback.progress.PlaceStates;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a consumer is told that rebuilds its projection of listeners' places. */
@Component
class CurrentPlaces implements CurrentState {

    private static final String LISTENERS = "/playback/listeners/";
    private static final String BOOKS = "/books/";

    private final PlaceStates places;

    CurrentPlaces(PlaceStates places) {
        this.places = places;
    }

    @Override
    public String sources() {
        return LISTENERS;
    }

    @Override
    public List<Fact> of(List<KnownAggregate> aggregates) {
        // Listeners' weeks have sources below them, too, and no state that anybody keeps.
        var keys = aggregates.stream()
                .filter(aggregate -> aggregate.source().contains(BOOKS))
                .map(CurrentPlaces::key)
                .toList();
        return places.of(keys).stream().map(PlaybackEventTranslator::fact).toList();
    }

    private static PlaceKey key(KnownAggregate place) {
        var listener = place.source().substring(LISTENERS.length()).split("/", 2)[0];
        return new PlaceKey(new ListenerId(UUID.fromString(listener)), new BookId(place.id()));
    }
}
