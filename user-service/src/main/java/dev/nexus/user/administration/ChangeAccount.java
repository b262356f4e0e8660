package dev.nexus.user.administration;

import org.jspecify.annotations.Nullable;

/**
 * Asks for changes of somebody's account. What is null or absent stays as it is.
 *
 * @param disabled whether nobody gets in
 * @param admin whether it administers the platform
 */
public record ChangeAccount(
        @Nullable Boolean disabled, @Nullable Boolean admin) {}
