package dev.nexus.notification.preference.web;

import dev.nexus.notification.channel.Channel;
import dev.nexus.notification.inbox.NotificationKind;
import dev.nexus.notification.preference.Digest;
import dev.nexus.notification.preference.Preference;
import dev.nexus.notification.preference.QuietHours;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the caller is told. Sent back as it is, it changes nothing.
 *
 * @param kinds by the names of kinds, every one with every channel
 * @param quietHours when mails and pushes wait; null for never
 * @param digest of what was heard
 */
record PreferencesView(
        Map<String, ChannelChoices> kinds, @Nullable QuietHoursView quietHours, Digest digest) {

    static PreferencesView of(Preference preference) {
        Map<String, ChannelChoices> kinds = new LinkedHashMap<>();
        for (var kind : NotificationKind.values()) {
            kinds.put(
                    kind.wireName(),
                    new ChannelChoices(
                            preference.isChosen(kind, Channel.IN_APP),
                            preference.isChosen(kind, Channel.EMAIL),
                            preference.isChosen(kind, Channel.PUSH)));
        }
        return new PreferencesView(kinds, view(preference.quietHours()), preference.digest());
    }

    private static @Nullable QuietHoursView view(@Nullable QuietHours quiet) {
        if (quiet == null) {
            return null;
        }
        ZoneId zone = quiet.zone();
        return new QuietHoursView(quiet.from().toString(), quiet.to().toString(), zone == null ? null : zone.getId());
    }
}
