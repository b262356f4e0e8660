package dev.nexus.notification.wording;

import java.util.regex.Pattern;

/** What people typed, as it is said: one short line without control characters and without those that turn the text around. */
final class Spoken {

    static final int LONGEST = 120;

    private static final Pattern BLANKS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\s\\u2028\\u2029]+");

    private Spoken() {}

    static String of(String text) {
        var line = BLANKS.matcher(text).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)).stripTrailing() + "…";
    }
}
