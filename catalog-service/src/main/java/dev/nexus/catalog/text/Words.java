package dev.nexus.catalog.text;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A {@link Prose} that says something: lines of 1 to 20,000 characters together. */
public record Words(@JsonValue String value) {

    public Words {
        value = new Prose(value).value();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("must not be empty");
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Words of(String text) {
        return new Words(text);
    }
}
