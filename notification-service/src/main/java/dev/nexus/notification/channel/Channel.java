package dev.nexus.notification.channel;

/** A way by which notifications get to somebody. The names are those of the API and of the rows. */
public enum Channel {
    /** The inbox, and with it the live streams. */
    IN_APP("inApp"),
    /** Mails. */
    EMAIL("email"),
    /** Messages to browsers and apps by Web Push (RFC 8030). */
    PUSH("push");

    private final String wireName;

    Channel(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
