package dev.nexus.user.credential;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

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

    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern OUTER_DIGITS = Pattern.compile("^\\p{N}+|\\p{N}+$");

    /** Refuses what is too short, too long, or among the first that everybody tries. */
    public Password {
        value = normalized(value);
        var length = value.codePointCount(0, value.length());
        if (length < SHORTEST || length > LONGEST) {
            throw new IllegalArgumentException(
                    "a password has from %d to %d characters, this one has %d".formatted(SHORTEST, LONGEST, length));
        }
        if (CommonPasswords.contain(value)) {
            throw new IllegalArgumentException("this password is among the first that everybody tries");
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

    /**
     * Whether it says no more than some words do; case, blanks, signs and digits around it do not count.
     *
     * @param words what others know
     * @return whether somebody who knows the words can guess it
     */
    public boolean says(String words) {
        var core = core(value);
        return !core.isEmpty() && core.equals(core(normalized(words)));
    }

    private static String core(String text) {
        var letters = SIGNS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        return OUTER_DIGITS.matcher(letters).replaceAll("");
    }

    static String normalized(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
