package dev.nexus.user.apikey.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.nexus.user.apikey.ApiKey;
import dev.nexus.user.apikey.CreatedApiKey;
import dev.nexus.user.apikey.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API key as its owner sees it.
 *
 * @param id identifies the key
 * @param name what its owner calls it
 * @param scopes what it is good for
 * @param lastFour the last characters of the key
 * @param createdAt when it was made
 * @param expiresAt until when it is good
 * @param lastUsedAt when it was last used, to a few minutes; null when it never was
 * @param apiKey the key itself; only in the answer to its creation
 */
record ApiKeyView(
        UUID id,
        String name,
        List<String> scopes,
        String lastFour,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String apiKey) {

    static ApiKeyView of(ApiKey key) {
        return of(key, null);
    }

    static ApiKeyView of(CreatedApiKey created) {
        return of(created.key(), created.value());
    }

    private static ApiKeyView of(ApiKey key, @Nullable String value) {
        return new ApiKeyView(
                key.id().value(),
                key.name(),
                key.scopes().stream().map(Scope::value).sorted().toList(),
                key.lastFour(),
                key.createdAt(),
                key.expiresAt(),
                key.lastUsedAt(),
                value);
    }

    @Override
    public String toString() {
        return "ApiKeyView[id=%s]".formatted(id);
    }
}
