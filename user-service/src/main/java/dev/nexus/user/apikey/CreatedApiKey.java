package dev.nexus.user.apikey;

/**
 * A new key, the only time that it can be shown.
 *
 * @param key what is known of it
 * @param value the key itself
 */
public record CreatedApiKey(ApiKey key, String value) {

    @Override
    public String toString() {
        return "CreatedApiKey[key=%s]".formatted(key.id());
    }
}
