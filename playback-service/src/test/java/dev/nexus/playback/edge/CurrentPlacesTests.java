package dev.nexus.playback.edge;

import static dev.nexus.playback.Listener.seek;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.contracts.PlaybackEvent.ProgressAdvanced;
import dev.nexus.platform.outbox.Outbox.Fact;
import dev.nexus.platform.rebuild.CurrentState;
import dev.nexus.platform.rebuild.KnownAggregate;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.TestEvents;
import dev.nexus.playback.Listener;
import dev.nexus.playback.Shelf;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever has lost what it knew of listeners' places is told what they are now, in the words that it knows. */
@ServiceTest
class CurrentPlacesTests {

    private final CurrentState places;
    private final TransactionTemplate transactions;
    private final Shelf shelf;
    private final Listener ada;
    private final Instant now;

    CurrentPlacesTests(
            @Autowired CurrentState places,
            @Autowired TransactionTemplate transactions,
            @Autowired TestEvents events,
            @Autowired JdbcClient jdbc,
            @Autowired Clock clock,
            @LocalServerPort int port) {
        this.places = places;
        this.transactions = transactions;
        this.now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        this.shelf = Shelf.known(events, jdbc);
        this.ada = Listener.on(port);
    }

    @Test
    void tellsTheWholePlaceAlsoInABookThatCanNoLongerBeHeard() {
        shelf.letIn(ada.account());
        ada.send("phone", now, seek(shelf.book(), 60.5, now));

        assertThat(told(shelf.book())).singleElement().satisfies(this::isTheWholePlace);

        shelf.remove();

        assertThat(told(shelf.book())).singleElement().satisfies(this::isTheWholePlace);
    }

    @Test
    void tellsNothingOfAPlaceThatIsNotThere() {
        assertThat(told(UUID.randomUUID())).isEmpty();
    }

    @Test
    void tellsNothingOfAListenersWeeks() {
        var weeks = "/playback/listeners/%s/weeks".formatted(ada.account());
        assertThat(weeks).startsWith(places.sources());

        List<Fact> facts =
                requireNonNull(transactions.execute(status -> places.of(List.of(new KnownAggregate(weeks, null)))));
        assertThat(facts).isEmpty();
    }

    private void isTheWholePlace(ProgressAdvanced place) {
        assertThat(place.listenerId()).isEqualTo(ada.account());
        assertThat(place.bookId()).isEqualTo(shelf.book());
        assertThat(place.libraryId()).isEqualTo(shelf.library());
        assertThat(place.position()).isEqualByComparingTo("60.5");
        assertThat(place.duration()).isEqualByComparingTo("3600");
        assertThat(place.rule()).isEqualTo("latest-seek");
    }

    private List<ProgressAdvanced> told(UUID book) {
        var source = "/playback/listeners/%s/books/%s".formatted(ada.account(), book);
        assertThat(source).startsWith(places.sources());
        List<Fact> facts =
                requireNonNull(transactions.execute(status -> places.of(List.of(new KnownAggregate(source, null)))));
        assertThat(facts).allMatch(fact -> fact.aggregate().source().equals(source));
        return facts.stream().map(Fact::event).map(ProgressAdvanced.class::cast).toList();
    }
}
