package dev.nexus.notification.webhook.sending;

/** Sends messages to receivers. */
public interface WebhookSending {

    /** Tries once, within the time that is set for one try; never throws for what the receiver or the network does. */
    SendingResult send(WebhookMessage message);
}
