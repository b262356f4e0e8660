package dev.nexus.user.apikey;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a key may be good for.
 *
 * @param value a service and {@code read} or {@code write}, such as {@code catalog:read}
 */
public record Scope(@JsonValue String value) {

    private static final Pattern KNOWN = Pattern.compile("(user|catalog|playback|notification):(read|write)");

    /** Refuses what nothing asks for. */
    public Scope {
        if (!KNOWN.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "this is no scope: it is user, catalog, playback or notification, a colon, and read or write");
        }
    }

    /**
     * Reads a scope from a request.
     *
     * @param text what was sent
     * @return the scope
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Scope of(String text) {
        return new Scope(text);
    }

    static Set<String> values(Set<Scope> scopes) {
        return scopes.stream().map(Scope::value).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String toString() {
        return value;
    }
}
