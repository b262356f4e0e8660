package dev.nexus.playback.progress;

import org.jspecify.annotations.Nullable;

/**
 * What came of a place that was taken over.
 *
 * @param fresh how many of its acts had not been taken over before
 * @param moved whether the listener is now where the listener was there
 * @param refusal why an act was refused; null when none was
 */
public record TakenPlace(int fresh, boolean moved, @Nullable String refusal) {}
