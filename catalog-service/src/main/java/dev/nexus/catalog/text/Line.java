package dev.nexus.catalog.text;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A line of text that somebody has typed, such as a title or a name: 1 to 500 characters, without white space around it. */
public record Line(@JsonValue String value) {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int LONGEST = 500;

    public Line {
        value = value.strip();
        if (value.isEmpty()
                || value.length() > LONGEST
                || CONTROL.matcher(value).find()) {
            throw new IllegalArgumentException("must be one line of 1 to " + LONGEST + " characters");
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Line of(String text) {
        return new Line(text);
    }
}
