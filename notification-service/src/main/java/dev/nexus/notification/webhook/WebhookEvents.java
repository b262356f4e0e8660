package dev.nexus.notification.webhook;

import dev.nexus.contracts.CatalogEvent;
import dev.nexus.contracts.EventCatalogue;
import dev.nexus.contracts.EventDefinition;
import dev.nexus.contracts.PublicEvent;
import dev.nexus.contracts.UserEvent;
import java.util.List;
import java.util.stream.Stream;

/**
 * What webhooks are told: facts about a library and its books, and nothing of any person. They are named one by one, because what is
 * told leaves the house.
 */
public final class WebhookEvents {

    /** Made by hand, to see whether a receiver works. No event of the suite is called so. */
    public static final String TEST = "nexus.webhook.test.v1";

    public static final List<EventDefinition> TOLD = Stream.<Class<? extends PublicEvent>>of(
                    CatalogEvent.BookPublished.class,
                    CatalogEvent.BookUpdated.class,
                    CatalogEvent.BookRemoved.class,
                    CatalogEvent.BookRestored.class,
                    CatalogEvent.BookDeleted.class,
                    CatalogEvent.PersonMerged.class,
                    CatalogEvent.SeriesMerged.class,
                    UserEvent.LibraryRenamed.class)
            .map(EventCatalogue::of)
            .toList();

    private WebhookEvents() {}

    static boolean isTold(String type) {
        return TOLD.stream().anyMatch(definition -> definition.type().equals(type));
    }
}
