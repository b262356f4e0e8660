package dev.nexus.catalog.provider;

import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** Takes the markup out of a description. */
final class PlainText {

    private static final Pattern BREAK = Pattern.compile("(?i)<\\s*(?:br|/p)\\s*/?>");
    private static final Pattern TAG = Pattern.compile("<[^<>]{0,1000}>");
    private static final Pattern LINES = Pattern.compile("\\s*\\n\\s*\\n\\s*");
    private static final int LONGEST = 20_000;

    private PlainText() {}

    static String of(String html) {
        var broken = BREAK.matcher(html).replaceAll("\n");
        var plain = HtmlUtils.htmlUnescape(TAG.matcher(broken).replaceAll(""));
        var text = LINES.matcher(plain.replace("\u0000", "")).replaceAll("\n\n").strip();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
