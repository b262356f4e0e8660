package dev.nexus.notification.dispatch;

import dev.nexus.notification.channel.ChannelMessage;
import dev.nexus.notification.channel.SendingOutcome;
import dev.nexus.notification.inbox.InboxFilling;
import dev.nexus.notification.preference.Preferences;
import dev.nexus.notification.recipient.Recipients;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tries a delivery once, if what its recipient wants now allows it: much may have been said since it was made. */
@Component
class Attempting {

    private static final Logger LOG = LoggerFactory.getLogger(Attempting.class);

    private final InboxFilling inbox;
    private final Recipients recipients;
    private final Preferences preferences;
    private final Outlets outlets;
    private final Clock clock;

    Attempting(InboxFilling inbox, Recipients recipients, Preferences preferences, Outlets outlets, Clock clock) {
        this.inbox = inbox;
        this.recipients = recipients;
        this.preferences = preferences;
        this.outlets = outlets;
        this.clock = clock;
    }

    Attempted attempt(DueDelivery due) {
        var sending = outlets.of(due.channel()).orElseThrow();
        var notification = inbox.find(due.notification()).orElse(null);
        if (notification == null) {
            return new Attempted.Cancelled("notification-gone");
        }
        var known = recipients.find(notification.recipient()).orElse(null);
        if (known == null || known.disabled()) {
            return new Attempted.Cancelled(known == null ? "recipient-gone" : "recipient-disabled");
        }
        var recipient = known.recipient();
        var preference = preferences.of(recipient.id().value());
        if (!preference.wants(notification.kind(), due.channel())) {
            return new Attempted.Cancelled("switched-off");
        }
        var now = clock.instant();
        var notBefore = preference.notBefore(notification.kind(), now, recipient.zone());
        if (notBefore.isAfter(now)) {
            return new Attempted.Postponed(notBefore);
        }
        return outcome(sending.send(new ChannelMessage(due.id(), recipient, notification)));
    }

    /** What went wrong unexpectedly may go right later. Its message may tell of a person, so it is not kept. */
    Attempted attemptSafely(DueDelivery due) {
        try {
            return attempt(due);
        } catch (RuntimeException failure) {
            LOG.atWarn()
                    .addKeyValue("delivery", due.id())
                    .addKeyValue("channel", due.channel().wireName())
                    .addKeyValue("cause", failure.getClass().getName())
                    .log("A notification could not be sent");
            return new Attempted.Failed("error", null);
        }
    }

    private static Attempted outcome(SendingOutcome outcome) {
        return switch (outcome) {
            case SendingOutcome.Sent _ -> new Attempted.Sent();
            case SendingOutcome.Refused refused -> new Attempted.Refused(refused.reason());
            case SendingOutcome.TryAgain again -> new Attempted.Failed(again.reason(), again.notBefore());
        };
    }
}
