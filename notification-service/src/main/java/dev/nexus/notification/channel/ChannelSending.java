package dev.nexus.notification.channel;

import dev.nexus.notification.recipient.Recipient;
import dev.nexus.notification.recipient.RecipientId;
import java.util.Collection;
import java.util.Set;

/** Sends notifications by a channel that leaves the house. There is at most one for each channel. */
public interface ChannelSending {

    Channel channel();

    /** Those to whom anything sent now could arrive: there is an address that is theirs, or a browser that asked. */
    Set<RecipientId> reached(Collection<Recipient> recipients);

    /**
     * Sends a notification, outside of transactions. It is sent again under the same identifier when the service dies before it
     * has noted what came of it, so the identifier is handed on where the channel knows what to do with it.
     */
    SendingOutcome send(ChannelMessage message);
}
