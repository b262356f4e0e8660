package dev.nexus.playback.setting.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.nexus.playback.setting.BookSettings;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the caller wants to hear a book: what is said of it, and beside it what holds.
 *
 * @param effective what is said of the book, and of all books where nothing is said of this one
 * @param updatedAt when something was said of the book last; null when never
 * @param version grows with every change of what is said of the book, 0 when nothing ever was
 */
record BookSettingsView(
        UUID bookId,
        @JsonUnwrapped SettingsView own,
        SettingsView effective,
        @Nullable Instant updatedAt,
        long version) {

    static BookSettingsView of(BookSettings settings) {
        return new BookSettingsView(
                settings.book().value(),
                SettingsView.of(settings.own().settings()),
                SettingsView.of(settings.effective()),
                settings.own().changedAt(),
                settings.own().version());
    }
}
