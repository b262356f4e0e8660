package dev.nexus.contracts;

import java.util.List;
import java.util.Optional;

/**
 * Every exchange, queue and binding of the suite. Each service declares all of it before it publishes, so that no event is
 * confirmed into the void because its consumer was never started.
 */
public final class Topology {

    /** Topic exchange, durable: the only public surface. Routing key = event type. */
    public static final String EVENTS = "nexus.events";

    /** Alternate exchange and bounded queue for what no queue was bound for: a broker confirms that too. */
    public static final String UNROUTED = "nexus.unrouted";

    /** Direct exchange to the dead-letter queues; routing key = the queue that the message came from. */
    public static final String DEAD_LETTERS = "nexus.dead-letters";

    /** Stream of events for whoever comes later, where the broker has streams. */
    public static final String ARCHIVE = "nexus.archive";

    /** What is kept there: all but {@code user.*}, because nothing can be taken out of a stream when a person is erased. */
    public static final List<String> ARCHIVED = List.of("catalog.#", "playback.#", "notification.#");

    /** What every service projects: accounts with their deletion, libraries, memberships. */
    private static final List<String> WHO_BELONGS_WHERE =
            List.of("user.account.#", "user.library.#", "user.membership.#");

    public static final List<Subscription> SUBSCRIPTIONS = List.of(
            new Subscription("catalog", "user", WHO_BELONGS_WHERE),
            new Subscription("catalog", "playback", List.of("playback.progress.#")),
            new Subscription("playback", "user", WHO_BELONGS_WHERE),
            new Subscription("playback", "catalog", List.of("catalog.book.#")),
            new Subscription("notification", "user", List.of("user.#")),
            new Subscription(
                    "notification",
                    "catalog",
                    List.of(
                            "catalog.book.#",
                            "catalog.import.#",
                            "catalog.review.#",
                            "catalog.person.#",
                            "catalog.series.#")),
            new Subscription("notification", "playback", List.of("playback.book.#", "playback.week.#")),
            new Subscription("user", "catalog", List.of("catalog.account.#")),
            new Subscription("user", "playback", List.of("playback.account.#")),
            new Subscription("user", "notification", List.of("notification.account.#")));

    private Topology() {}

    /** What one service hears of another; empty when it is nothing. */
    public static Optional<Subscription> subscription(String consumer, String publisher) {
        return subscriptionsOf(consumer).stream()
                .filter(subscription -> subscription.publisher().equals(publisher))
                .findFirst();
    }

    /** The contexts of the suite that listen to a type, in alphabetical order. */
    public static List<String> listenersTo(String type) {
        return SUBSCRIPTIONS.stream()
                .filter(subscription -> subscription.receives(type))
                .map(Subscription::consumer)
                .sorted()
                .toList();
    }

    /** The queues that one service listens to. */
    public static List<Subscription> subscriptionsOf(String consumer) {
        return SUBSCRIPTIONS.stream()
                .filter(subscription -> subscription.consumer().equals(consumer))
                .toList();
    }
}
