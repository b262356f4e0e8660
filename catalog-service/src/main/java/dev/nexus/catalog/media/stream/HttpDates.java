package dev.nexus.catalog.media.stream;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** HTTP dates (RFC 9110 section 5.6.7), in the one form that is still generated. */
final class HttpDates {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private HttpDates() {}

    static String format(Instant date) {
        return FORM.format(date);
    }

    /** Empty for what is no date: such a precondition is ignored. */
    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(Instant.from(FORM.parse(text.strip())));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
