package dev.nexus.notification.rule;

import dev.nexus.contracts.PublicEvent;
import dev.nexus.notification.gathering.Item;
import dev.nexus.notification.gathering.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is put aside of an event, to be told together with others.
 *
 * @param event of which type
 * @param happened when it did
 * @param newsFor how long that is worth telling
 * @param topic of what it is put together with
 * @param library where it happened
 * @param account whom to tell; null for all whom it concerns
 * @param item what is put aside; null for nothing
 */
record GatheringRule<E extends PublicEvent>(
        Class<E> event,
        Function<E, Instant> happened,
        Duration newsFor,
        Topic topic,
        Function<E, UUID> library,
        Function<E, @Nullable UUID> account,
        Function<E, @Nullable Item> item) {}
