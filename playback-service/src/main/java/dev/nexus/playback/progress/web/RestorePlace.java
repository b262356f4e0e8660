package dev.nexus.playback.progress.web;

import dev.nexus.playback.progress.rule.DeviceId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Goes back to an entry of the history.
 *
 * @param historyId the entry
 * @param id a UUIDv7 that the client makes, so that asking again changes nothing; optional
 * @param deviceId the device that asks; optional
 */
record RestorePlace(
        UUID historyId, @Nullable UUID id, @Nullable DeviceId deviceId) {}
