package dev.nexus.gateway.route;

import java.util.Locale;

/** The services behind the gateway. */
public enum Backend {
    /** Accounts, sessions, libraries and their members. */
    USER,
    /** Books, their audio, imports and search. */
    CATALOG,
    /** Positions, bookmarks and statistics. */
    PLAYBACK,
    /** Notifications, live updates and webhooks. */
    NOTIFICATION;

    /**
     * The service's name as people read it.
     *
     * @return a lower-case word
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
