package dev.nexus.user.oidc;

/**
 * A provider that people may sign in with.
 *
 * @param name its name in paths
 * @param displayName what people know it by
 */
public record KnownProvider(String name, String displayName) {}
