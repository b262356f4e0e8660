package dev.nexus.notification.preference;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How often somebody is told what they have heard. */
public enum Digest {
    @JsonProperty("off")
    OFF,
    @JsonProperty("weekly")
    WEEKLY;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Digest ofColumn(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }
}
