package dev.nexus.notification.preference;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When somebody wants to have their quiet: each day from one time to another, by the clock on their wall, past midnight when the end is
 * before the beginning.
 *
 * @param from the first quiet moment
 * @param to the first moment that is not quiet any more; never the same as from
 * @param zone where the wall is; null for wherever the account is
 */
public record QuietHours(
        LocalTime from, LocalTime to, @Nullable ZoneId zone) {

    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("quiet hours from %s to %s are none, or all".formatted(from, to));
        }
    }

    /**
     * The first moment from now on that is not quiet, by the clock on the wall: where clocks are changed, it is asked again what they show.
     *
     * @param accountZone where the account is
     */
    Instant endOf(Instant now, ZoneId accountZone) {
        var wall = zone == null ? accountZone : zone;
        var at = now;
        while (isQuiet(at, wall)) {
            at = nextLook(at, wall);
        }
        return at;
    }

    boolean isQuiet(Instant at, ZoneId wall) {
        var time = at.atZone(wall).toLocalTime();
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
    }

    /** When the clock shows the end, or is changed before; always later than the given moment. */
    private Instant nextLook(Instant at, ZoneId wall) {
        var change = wall.getRules().nextTransition(at);
        var now = at.atZone(wall);
        var day = now.toLocalTime().isBefore(to)
                ? now.toLocalDate()
                : now.toLocalDate().plusDays(1);
        var end = day.atTime(to).toInstant(now.getOffset());
        return change != null && change.getInstant().isBefore(end) ? change.getInstant() : end;
    }
}
