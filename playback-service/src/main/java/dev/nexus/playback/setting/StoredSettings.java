package dev.nexus.playback.setting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Settings as they are kept.
 *
 * @param changedAt null when nothing was ever said
 * @param version grows by one with every change; 0 when nothing was ever said
 */
public record StoredSettings(
        PlaybackSettings settings, @Nullable Instant changedAt, long version) {

    static final StoredSettings NEVER = new StoredSettings(PlaybackSettings.UNSAID, null, 0);
}
