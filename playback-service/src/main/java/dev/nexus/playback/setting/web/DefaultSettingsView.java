package dev.nexus.playback.setting.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.nexus.playback.setting.StoredSettings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the caller wants to hear books of which nothing else is said.
 *
 * @param updatedAt null when nothing was ever said
 * @param version grows with every change, 0 when nothing was ever said; also the entity tag
 */
record DefaultSettingsView(
        @JsonUnwrapped SettingsView settings, @Nullable Instant updatedAt, long version) {

    static DefaultSettingsView of(StoredSettings stored) {
        return new DefaultSettingsView(SettingsView.of(stored.settings()), stored.changedAt(), stored.version());
    }
}
