package dev.nexus.notification.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;

/** How far a delivery is. */
public enum DeliveryState {
    /** It will be tried, or tried again. */
    @JsonProperty("pending")
    PENDING,
    /** The receiver took it. */
    @JsonProperty("delivered")
    DELIVERED,
    /** The last try failed, too. */
    @JsonProperty("failed")
    FAILED,
    /** Its webhook was disabled before the receiver took it. */
    @JsonProperty("cancelled")
    CANCELLED;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The state of a name, as it is called in the API and in rows.
     *
     * @throws IllegalArgumentException when none is called so
     */
    public static DeliveryState named(String name) {
        return Arrays.stream(values())
                .filter(state -> state.column().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no state " + name));
    }
}
