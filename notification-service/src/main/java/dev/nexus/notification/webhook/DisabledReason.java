package dev.nexus.notification.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a webhook was disabled, if nobody did it. */
public enum DisabledReason {
    /** The receiver said that it wants nothing more (410). */
    @JsonProperty("gone")
    GONE,
    /** The receiver took nothing for days. */
    @JsonProperty("failing")
    FAILING;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable DisabledReason ofColumn(@Nullable String value) {
        return value == null ? null : valueOf(value.toUpperCase(Locale.ROOT));
    }
}
