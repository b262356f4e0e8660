package dev.nexus.notification.preference;

import dev.nexus.notification.channel.Channel;
import dev.nexus.notification.inbox.NotificationKind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants to be told.
 *
 * @param choices what was said; of the rest the defaults hold
 * @param quietHours null for none
 * @param version grows with every change; 0 while nothing was said
 */
public record Preference(
        Map<Choice, Boolean> choices, @Nullable QuietHours quietHours, Digest digest, long version) {

    static final Preference NOTHING_SAID = new Preference(Map.of(), null, Digest.WEEKLY, 0);

    public Preference {
        choices = Map.copyOf(choices);
    }

    /** Whether notifications of a kind are wanted on a channel, as chosen or by default. */
    public boolean isChosen(NotificationKind kind, Channel channel) {
        var rule = Defaults.of(kind, channel);
        var choice = choices.getOrDefault(new Choice(kind, channel), rule.wanted());
        return rule.allows(choice) ? choice : rule.wanted();
    }

    /** Whether a notification of a kind goes by a channel. */
    public boolean wants(NotificationKind kind, Channel channel) {
        return isChosen(kind, channel) && (kind != NotificationKind.LISTENING_DIGEST || digest != Digest.OFF);
    }

    /**
     * When a notification of a kind may leave the house: now, or at the end of the quiet hours.
     *
     * @param accountZone where the account's days begin; null when that is not known, and UTC is taken
     */
    public Instant notBefore(NotificationKind kind, Instant now, @Nullable ZoneId accountZone) {
        return quietHours == null || Defaults.isUrgent(kind)
                ? now
                : quietHours.endOf(now, accountZone == null ? ZoneId.of("UTC") : accountZone);
    }
}
