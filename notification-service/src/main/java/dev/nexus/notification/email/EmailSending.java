package dev.nexus.notification.email;

import dev.nexus.notification.applink.AppLinks;
import dev.nexus.notification.channel.Channel;
import dev.nexus.notification.channel.ChannelMessage;
import dev.nexus.notification.channel.ChannelSending;
import dev.nexus.notification.channel.SendingOutcome;
import dev.nexus.notification.channel.SendingOutcome.Refused;
import dev.nexus.notification.channel.SendingOutcome.Sent;
import dev.nexus.notification.channel.SendingOutcome.TryAgain;
import dev.nexus.notification.inbox.NotificationKind;
import dev.nexus.notification.recipient.Recipient;
import dev.nexus.notification.recipient.RecipientId;
import dev.nexus.notification.unsubscribe.Subscribed;
import dev.nexus.notification.unsubscribe.UnsubscribeLinks;
import dev.nexus.platform.mail.MailFailures;
import dev.nexus.platform.mail.OutgoingMail;
import dev.nexus.platform.mail.Post;
import dev.nexus.platform.mail.Post.Way;
import dev.nexus.platform.mail.UnsendableMailException;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/**
 * Sends notifications by e-mail, to addresses whose owners have said that they read there: an account may have any address, and
 * nobody is to get what somebody else asked for. Outcomes and logs have no address in them.
 */
@Component
class EmailSending implements ChannelSending {

    /** Whose mail it is, for whoever looks after the files of an installation without a mail server. */
    static final String RECIPIENT_HEADER = "X-Nexus-Recipient";

    private static final Logger log = LoggerFactory.getLogger(EmailSending.class);

    private final Post post;
    private final EmailWording wording;
    private final UnsubscribeLinks unsubscribing;
    private final AppLinks links;
    private final Clock clock;

    EmailSending(Post post, EmailWording wording, UnsubscribeLinks unsubscribing, AppLinks links, Clock clock) {
        this.post = post;
        this.wording = wording;
        this.unsubscribing = unsubscribing;
        this.links = links;
        this.clock = clock;
        if (post.way() == Way.NOWHERE) {
            log.atWarn()
                    .log(
                            "NEXUS_SMTP_URL names no mail server, and NEXUS_MAIL_DIRECTORY no directory: nobody is notified by"
                                    + " e-mail");
        }
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Set<RecipientId> reached(Collection<Recipient> recipients) {
        return post.isDeliverable()
                ? recipients.stream()
                        .filter(Recipient::emailVerified)
                        .map(Recipient::id)
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    @Override
    public SendingOutcome send(ChannelMessage message) {
        var recipient = message.recipient();
        if (!recipient.emailVerified()) {
            return new Refused("the address is not verified");
        }
        if (!post.isDeliverable()) {
            return new Refused("there is no mail server");
        }
        var kind = message.notification().kind();
        var unsubscribe = unsubscribing.of(new Subscribed(recipient.id(), kind, Channel.EMAIL));
        var words = wording.of(message, unsubscribe);
        try {
            post.send(new OutgoingMail(
                    message.id(),
                    clock.instant(),
                    recipient.email(),
                    words.subject(),
                    words.text(),
                    words.html(),
                    headers(recipient, kind, unsubscribe)));
            return new Sent();
        } catch (UnsendableMailException impossible) {
            return new Refused("no mail can be written to the address");
        } catch (MailException failure) {
            return outcome(failure);
        }
    }

    private Map<String, String> headers(Recipient recipient, NotificationKind kind, URI unsubscribe) {
        var headers = new HashMap<String, String>();
        headers.put("List-Id", "<%s.notifications.%s>".formatted(kind.wireName(), host()));
        headers.put("List-Unsubscribe", "<%s>".formatted(unsubscribe.toASCIIString()));
        if ("https".equals(unsubscribe.getScheme())) {
            // RFC 8058, section 3.1: one click is for https.
            headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        headers.put(RECIPIENT_HEADER, recipient.id().value().toString());
        return headers;
    }

    /** An address in numbers is no name (RFC 2919, section 2). */
    private String host() {
        return links.host().matches("[A-Za-z0-9.-]*[A-Za-z][A-Za-z0-9-]*") ? links.host() : "localhost";
    }

    /** What the server means: 5yz is for ever and 4yz for now (RFC 5321, section 4.2.1). */
    private static SendingOutcome outcome(MailException failure) {
        var reply = MailFailures.reply(failure);
        if (reply.isEmpty()) {
            return new TryAgain("the mail server is away", null);
        }
        var code = reply.getAsInt();
        var reason = "the mail server answered " + code;
        return MailFailures.isForEver(code) ? new Refused(reason) : new TryAgain(reason, null);
    }
}
