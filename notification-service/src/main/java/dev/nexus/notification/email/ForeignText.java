package dev.nexus.notification.email;

import java.util.regex.Pattern;

/**
 * What people typed and others read in a mail of ours: titles, names. It writes no header and no paragraph, and no mail program makes
 * a link of it.
 */
final class ForeignText {

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]+");
    private static final Pattern BREAKS = Pattern.compile("\\R");

    /** A scheme, an address of mail, a name with a top-level domain; J.R.R. Tolkien, 12.5 and 10:30 stay as they are. */
    private static final Pattern LINKING = Pattern.compile("(?<=\\S)(?::(?=//)|@(?=\\S)|\\.(?=\\p{L}{2}))");

    private ForeignText() {}

    /** Text in lines. */
    static String lines(String text, int mostCodePoints) {
        var lines = BREAKS.matcher(text).replaceAll("\n").strip();
        var shown = new StringBuilder();
        for (var line : lines.split("\n", -1)) {
            shown.append(shown.isEmpty() ? "" : "\n").append(plain(line));
        }
        return shortened(shown.toString(), mostCodePoints);
    }

    /** Text in one line. */
    static String line(String text, int mostCodePoints) {
        return shortened(plain(text), mostCodePoints);
    }

    private static String plain(String text) {
        var printable = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
        return LINKING.matcher(printable).replaceAll("$0 ");
    }

    private static String shortened(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)).strip() + "…";
    }
}
