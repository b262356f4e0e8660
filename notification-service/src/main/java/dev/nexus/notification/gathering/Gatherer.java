package dev.nexus.notification.gathering;

import dev.nexus.platform.id.IdSource;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Puts aside what is to be told together. */
@Component
@EnableConfigurationProperties(GatheringSettings.class)
public class Gatherer {

    private final Gatherings gatherings;
    private final ImportedBooks imported;
    private final GatheringSettings settings;
    private final IdSource ids;
    private final Clock clock;

    Gatherer(Gatherings gatherings, ImportedBooks imported, GatheringSettings settings, IdSource ids, Clock clock) {
        this.gatherings = gatherings;
        this.imported = imported;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Puts something aside, in the caller's transaction. A new book is put aside once, however often it is told of: it is told of anew when
     * projections are rebuilt.
     *
     * @param account whom to tell; null for all whom it concerns
     */
    public void add(Topic topic, UUID library, @Nullable UUID account, Item item) {
        if (topic == Topic.NEW_BOOKS && gatherings.hasBook(item.id())) {
            return;
        }
        var gathering = gatherings.join(ids.next(), topic, library, account, settings.of(topic), clock.instant());
        gatherings.add(gathering, item);
    }

    /** Tells nothing of a book that cannot be heard any more, as far as it has not been told yet. */
    public void forget(UUID book) {
        gatherings.removeBook(book);
    }

    /** Takes note of who brought books along: to them they are no news. */
    public void imported(UUID account, List<UUID> books) {
        imported.add(account, books, clock.instant());
    }
}
