package dev.nexus.user.credential;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.text.Normalizer;

/**
 * A password that somebody chooses. It is compared in Unicode's NFKC, so that it is the same on every keyboard.
 *
 * @param value the normalised text; never written anywhere
 */
public record Password(String value) {

    /** The fewest characters. */
    public static final int SHORTEST = 8;

    /** The most characters. */
    public static final int LONGEST = 256;

    /** Refuses what is too short or too long. */
    public Password {
        value = normalized(value);
        var length = value.codePointCount(0, value.length());
        if (length < SHORTEST || length > LONGEST) {
            throw new IllegalArgumentException(
                    "a password has from %d to %d characters, this one has %d".formatted(SHORTEST, LONGEST, length));
        }
    }

    /**
     * Reads a password from a request.
     *
     * @param text what was typed
     * @return the password
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Password of(String text) {
        return new Password(text);
    }

    static String normalized(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
