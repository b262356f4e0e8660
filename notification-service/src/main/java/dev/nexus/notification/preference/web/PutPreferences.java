package dev.nexus.notification.preference.web;

import dev.nexus.notification.channel.Channel;
import dev.nexus.notification.inbox.NotificationKind;
import dev.nexus.notification.preference.Choice;
import dev.nexus.notification.preference.Digest;
import dev.nexus.notification.preference.QuietHours;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the caller wants to be told, all of it: what is not said is as by default.
 *
 * @param kinds by the names of kinds, such as {@code book-added}
 * @param quietHours null for none
 * @param digest of what was heard; null for {@code weekly}
 */
record PutPreferences(
        @Nullable Map<String, @NotNull ChannelChoices> kinds,
        @Nullable @Valid QuietHoursView quietHours,
        @Nullable Digest digest) {

    Map<Choice, Boolean> choices() {
        Map<Choice, Boolean> choices = new HashMap<>();
        if (kinds != null) {
            kinds.forEach((name, chosen) -> {
                var kind = NotificationKind.find(name)
                        .orElseThrow(() -> invalid("#/kinds/" + pointer(name), "must be a kind of notification"));
                put(choices, kind, Channel.IN_APP, chosen.inApp());
                put(choices, kind, Channel.EMAIL, chosen.email());
                put(choices, kind, Channel.PUSH, chosen.push());
            });
        }
        return choices;
    }

    @Nullable
    QuietHours quiet() {
        if (quietHours == null) {
            return null;
        }
        var from = LocalTime.parse(quietHours.from());
        var to = LocalTime.parse(quietHours.to());
        if (from.equals(to)) {
            throw invalid("#/quietHours/to", "must be another time than the beginning");
        }
        return new QuietHours(from, to, zone(quietHours.zone()));
    }

    Digest wantedDigest() {
        return digest == null ? Digest.WEEKLY : digest;
    }

    /** By its place only, so that what moves its clocks is known. */
    private static @Nullable ZoneId zone(@Nullable String name) {
        if (name == null) {
            return null;
        }
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw invalid("#/quietHours/zone", "must be the IANA name of a time zone");
        }
        return ZoneId.of(name);
    }

    private static void put(
            Map<Choice, Boolean> choices, NotificationKind kind, Channel channel, @Nullable Boolean wanted) {
        if (wanted != null) {
            choices.put(new Choice(kind, channel), wanted);
        }
    }

    /** As RFC 6901 writes it. */
    private static String pointer(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static ProblemException invalid(String pointer, String detail) {
        return new ProblemException(
                CommonProblem.VALIDATION_FAILED,
                "One value is not possible.",
                List.of(InvalidValue.field(pointer, detail)));
    }
}
