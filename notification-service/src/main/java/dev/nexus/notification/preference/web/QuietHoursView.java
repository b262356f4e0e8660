package dev.nexus.notification.preference.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * When mails and pushes wait. Past midnight when the end is before the beginning.
 *
 * @param from the first quiet minute, such as {@code 22:00}
 * @param to the end, such as {@code 07:00}; another time than the beginning
 * @param zone an IANA name, such as {@code Europe/Berlin}; null for the zone of the account, or UTC when it has none
 */
record QuietHoursView(
        @NotNull @Pattern(regexp = TIME, message = "must be a time such as 22:00")
        String from,

        @NotNull @Pattern(regexp = TIME, message = "must be a time such as 22:00")
        String to,

        @Nullable @Size(max = 64) String zone) {

    static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d";
}
