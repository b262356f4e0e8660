package dev.nexus.catalog.link;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a link leads to. */
enum LinkKind {
    /** One audio file. */
    FILE("/api/v1/links/", Duration.ofDays(1), Duration.ofDays(30)),
    /** A book as a podcast; good until it is revoked, unless asked otherwise. */
    FEED("/api/v1/feeds/", null, Duration.ofDays(3_650));

    private final String path;
    private final @Nullable Duration usual;
    private final Duration longest;

    LinkKind(String path, @Nullable Duration usual, Duration longest) {
        this.path = path;
        this.usual = usual;
        this.longest = longest;
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    String path(String secret) {
        return path + secret;
    }

    /** How long it is good when nobody says; null for as long as nobody revokes it. */
    @Nullable
    Duration usual() {
        return usual;
    }

    Duration longest() {
        return longest;
    }
}
