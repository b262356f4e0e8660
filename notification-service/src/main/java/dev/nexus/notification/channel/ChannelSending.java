package dev.nexus.notification.channel;

import dev.nexus.notification.recipient.Recipient;

/** Sends notifications by a channel that leaves the house. There is at most one for each channel. */
public interface ChannelSending {

    Channel channel();

    /** Whether anything sent to a recipient now could arrive: there is an address that is theirs, or a browser that asked. */
    boolean reaches(Recipient recipient);

    /**
     * Sends a notification, outside of transactions. It is sent again under the same identifier when the service dies before it
     * has noted what came of it, so the identifier is handed on where the channel knows what to do with it.
     */
    SendingOutcome send(ChannelMessage message);
}
