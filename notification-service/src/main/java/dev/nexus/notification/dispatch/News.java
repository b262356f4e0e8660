package dev.nexus.notification.dispatch;

import dev.nexus.notification.inbox.About;
import dev.nexus.notification.inbox.NotificationKind;
import dev.nexus.notification.recipient.RecipientId;
import dev.nexus.notification.wording.Saying;
import java.util.UUID;

/**
 * Something that somebody is to be told.
 *
 * @param source what tells of it, an event's identifier for example: of one source nobody is told twice in one kind
 */
public record News(UUID source, RecipientId recipient, NotificationKind kind, Saying saying, About about) {}
