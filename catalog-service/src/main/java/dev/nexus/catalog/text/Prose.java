package dev.nexus.catalog.text;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A text that somebody has typed, such as a description: lines of up to 20,000 characters together. */
public record Prose(@JsonValue String value) {

    private static final int LONGEST = 20_000;

    public Prose {
        value = value.strip();
        if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("must be a text of at most " + LONGEST + " characters");
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Prose of(String text) {
        return new Prose(text);
    }
}
