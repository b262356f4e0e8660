package dev.nexus.notification.preference;

import static dev.nexus.notification.preference.Defaults.Rule.ALWAYS;
import static dev.nexus.notification.preference.Defaults.Rule.NEVER;
import static dev.nexus.notification.preference.Defaults.Rule.OFF;
import static dev.nexus.notification.preference.Defaults.Rule.ON;

import dev.nexus.notification.channel.Channel;
import dev.nexus.notification.inbox.NotificationKind;

/** How people are told who said nothing else, and what nobody can have otherwise. */
final class Defaults {

    /** What holds for a kind on a channel. */
    enum Rule {
        /** On, and cannot be switched off. */
        ALWAYS(true, false),
        /** On until somebody switches it off. */
        ON(true, true),
        /** Off until somebody switches it on. */
        OFF(false, true),
        /** Off, because it is told there by others, or not at all. */
        NEVER(false, false);

        private final boolean wanted;
        private final boolean switchable;

        Rule(boolean wanted, boolean switchable) {
            this.wanted = wanted;
            this.switchable = switchable;
        }

        boolean wanted() {
            return wanted;
        }

        /** Whether a choice of the recipient is possible. */
        boolean allows(boolean choice) {
            return switchable || choice == wanted;
        }
    }

    private record Line(Rule inApp, Rule email, Rule push) {}

    private Defaults() {}

    static Rule of(NotificationKind kind, Channel channel) {
        var line = line(kind);
        return switch (channel) {
            case IN_APP -> line.inApp();
            case EMAIL -> line.email();
            case PUSH -> line.push();
        };
    }

    /** Whether it is told in quiet hours, too. */
    static boolean isUrgent(NotificationKind kind) {
        return kind == NotificationKind.SECURITY_ALERT || kind == NotificationKind.NEW_DEVICE;
    }

    /** In the app, by mail, by push. */
    private static Line line(NotificationKind kind) {
        return switch (kind) {
            case BOOK_FINISHED -> new Line(ON, OFF, OFF);
            case BOOK_ADDED -> new Line(ON, OFF, ON);
            case SERIES_CONTINUES -> new Line(ON, OFF, ON);
            case REVIEW_ANSWERED -> new Line(ON, ON, ON);
            // The mail with the link is user-service's.
            case INVITATION -> new Line(ON, NEVER, ON);
            case IMPORT_DONE -> new Line(ON, OFF, ON);
            case IMPORT_FAILED -> new Line(ON, ON, ON);
            case NEW_DEVICE -> new Line(ALWAYS, ON, ON);
            // The mails are user-service's, which sends them to addresses that are not verified, too.
            case SECURITY_ALERT -> new Line(ALWAYS, NEVER, ON);
            case LISTENING_DIGEST -> new Line(ON, ON, OFF);
            case WEBHOOK_DISABLED -> new Line(ON, ON, ON);
        };
    }
}
