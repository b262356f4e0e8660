package dev.nexus.notification.rule;

import dev.nexus.contracts.PublicEvent;
import dev.nexus.notification.inbox.About;
import dev.nexus.notification.inbox.NotificationKind;
import dev.nexus.notification.recipient.RecipientId;
import dev.nexus.notification.wording.Saying;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * What people are told of an event.
 *
 * @param event of which type
 * @param happened when it did
 * @param newsFor how long that is worth telling
 * @param who is told; nobody when the list is empty
 * @param kind of the notification
 * @param saying what is said
 * @param about what an app may lead to
 */
record Rule<E extends PublicEvent>(
        Class<E> event,
        Function<E, Instant> happened,
        Duration newsFor,
        Function<E, List<RecipientId>> who,
        NotificationKind kind,
        Function<E, Saying> saying,
        Function<E, About> about) {}
