package dev.nexus.notification.outbound;

import java.time.Duration;
import java.time.Instant;
import org.apache.hc.client5.http.utils.DateUtils;
import org.jspecify.annotations.Nullable;

/** How long a receiver asks to be left alone: seconds or a date (RFC 9110, section 10.2.3). */
final class RetryAfter {

    private static final Duration MOST = Duration.ofDays(1);
    private static final int MOST_DIGITS = 5;

    private RetryAfter() {}

    /** A day at the most, because a receiver must not be able to keep its messages here for years; null if it asks for nothing. */
    static @Nullable Duration parse(@Nullable String value, Instant now) {
        if (value == null) {
            return null;
        }
        var text = value.strip();
        return text.matches("[0-9]+") ? seconds(text) : until(DateUtils.parseStandardDate(text), now);
    }

    private static Duration seconds(String digits) {
        var significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > MOST_DIGITS ? MOST : atMostADay(Duration.ofSeconds(Long.parseLong(significant)));
    }

    private static @Nullable Duration until(@Nullable Instant date, Instant now) {
        if (date == null) {
            return null;
        }
        return date.isAfter(now) ? atMostADay(Duration.between(now, date)) : Duration.ZERO;
    }

    private static Duration atMostADay(Duration asked) {
        return asked.compareTo(MOST) < 0 ? asked : MOST;
    }
}
