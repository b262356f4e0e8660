package dev.nexus.user.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.nexus.platform.web.SingleLine;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * How somebody wants to be called.
 *
 * @param value from 1 to 100 characters without control characters and surrounding blanks
 */
public record DisplayName(@JsonValue String value) {

    private static final int LONGEST = 100;
    private static final Pattern FORM = Pattern.compile(SingleLine.FORM);

    /** Refuses an empty name, a long one, and characters that change how the text around it is shown. */
    public DisplayName {
        value = Normalizer.normalize(value, Normalizer.Form.NFC).strip();
        if (value.isEmpty() || value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a name has from 1 to %d characters and no control characters".formatted(LONGEST));
        }
    }

    /**
     * Reads a name from a request.
     *
     * @param text what was typed
     * @return the name
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static DisplayName of(String text) {
        return new DisplayName(text);
    }
}
