package dev.nexus.user.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;

/**
 * Where somebody's days begin.
 *
 * @param value a name of the IANA time zone database, such as {@code Europe/Vienna}
 */
public record TimeZoneName(@JsonValue String value) {

    /** Refuses what is no name of a region; offsets are none, because they know no summer. */
    public TimeZoneName {
        if (!ZoneRulesProvider.getAvailableZoneIds().contains(value)) {
            throw new IllegalArgumentException("a time zone is named as in the IANA database, such as Europe/Vienna");
        }
    }

    /**
     * Reads a name from a request.
     *
     * @param text what was typed
     * @return the name
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TimeZoneName of(String text) {
        return new TimeZoneName(text);
    }

    /**
     * The zone with its rules.
     *
     * @return the zone
     * @throws DateTimeException when this Java knows it no longer
     */
    public ZoneId zone() {
        return ZoneId.of(value);
    }
}
