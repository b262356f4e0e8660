package dev.nexus.notification.dispatch;

import dev.nexus.notification.channel.Channel;
import dev.nexus.notification.inbox.InboxFilling;
import dev.nexus.notification.inbox.NewNotification;
import dev.nexus.notification.inbox.Notification;
import dev.nexus.notification.inbox.NotificationId;
import dev.nexus.notification.preference.Preference;
import dev.nexus.notification.preference.Preferences;
import dev.nexus.notification.recipient.KnownRecipient;
import dev.nexus.notification.recipient.Recipient;
import dev.nexus.notification.recipient.RecipientId;
import dev.nexus.notification.recipient.Recipients;
import dev.nexus.notification.wording.Wording;
import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.personaldata.ErasedAccounts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells people of something, as they want to be told. */
@Component
public class Telling {

    private record Made(NewNotification notification, List<NewDelivery> deliveries) {}

    private final Recipients recipients;
    private final Preferences preferences;
    private final Wording wording;
    private final InboxFilling inbox;
    private final Outlets outlets;
    private final ChannelDeliveries deliveries;
    private final ErasedAccounts erased;
    private final IdSource ids;
    private final Clock clock;

    Telling(
            Recipients recipients,
            Preferences preferences,
            Wording wording,
            InboxFilling inbox,
            Outlets outlets,
            ChannelDeliveries deliveries,
            ErasedAccounts erased,
            IdSource ids,
            Clock clock) {
        this.recipients = recipients;
        this.preferences = preferences;
        this.wording = wording;
        this.inbox = inbox;
        this.outlets = outlets;
        this.deliveries = deliveries;
        this.erased = erased;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes notifications and their deliveries, in the caller's transaction and in a few statements, however many they are; hundreds at
     * the most. Of whom nothing was heard is told in the app and in English; erased accounts are told nothing.
     */
    public void tell(List<News> news) {
        if (news.isEmpty()) {
            return;
        }
        var accounts =
                news.stream().map(each -> each.recipient().value()).distinct().toList();
        var gone = erased.among(accounts);
        var known = recipients.among(accounts);
        var wishes = preferences.of(accounts);
        var reached = outlets.reached(
                known.values().stream().map(KnownRecipient::recipient).toList());
        var now = clock.instant();
        List<Made> made = new ArrayList<>();
        for (var each : news) {
            var account = each.recipient().value();
            if (!gone.contains(account)) {
                make(each, known.get(account), Objects.requireNonNull(wishes.get(account)), reached, now, made);
            }
        }
        keep(made, now);
    }

    private void make(
            News news,
            @Nullable KnownRecipient known,
            Preference preference,
            Map<Channel, Set<RecipientId>> reached,
            Instant now,
            List<Made> made) {
        var id = new NotificationId(ids.next());
        var inApp = preference.wants(news.kind(), Channel.IN_APP);
        var sent = known == null || known.disabled()
                ? List.<NewDelivery>of()
                : deliveries(id, news, known.recipient(), preference, reached, now);
        if (inApp || !sent.isEmpty()) {
            var locale = known == null ? null : known.recipient().locale();
            var words = wording.say(news.saying(), locale);
            var notification = new Notification(
                    id,
                    news.recipient(),
                    news.kind(),
                    words.title(),
                    words.text(),
                    news.about().book(),
                    now,
                    null,
                    news.about().library(),
                    news.about().link());
            made.add(new Made(new NewNotification(notification, news.source(), inApp), sent));
        }
    }

    private List<NewDelivery> deliveries(
            NotificationId id,
            News news,
            Recipient recipient,
            Preference preference,
            Map<Channel, Set<RecipientId>> reached,
            Instant now) {
        return reached.entrySet().stream()
                .filter(channel -> channel.getValue().contains(recipient.id()))
                .map(Map.Entry::getKey)
                .filter(channel -> preference.wants(news.kind(), channel))
                .map(channel -> new NewDelivery(
                        ids.next(), id, channel, preference.notBefore(news.kind(), now, recipient.zone())))
                .toList();
    }

    private void keep(List<Made> made, Instant now) {
        var added = inbox.add(made.stream().map(Made::notification).toList());
        deliveries.add(
                made.stream()
                        .filter(each -> added.contains(
                                each.notification().notification().id()))
                        .flatMap(each -> each.deliveries().stream())
                        .toList(),
                now);
    }
}
