package dev.nexus.platform.security;

import java.util.regex.Pattern;

/** What may stand in a header: the rules of Spring's strict firewall, decided without them for what is plain ASCII. */
final class PlainText {

    private static final Pattern NAME = Pattern.compile("[\\p{IsAssigned}&&[^\\p{IsControl}]]*");
    private static final Pattern VALUE = Pattern.compile("[\\p{IsAssigned}&&[[^\\p{IsControl}]||\\t]]*");

    private PlainText() {}

    static boolean isAllowedName(String name) {
        return isPrintable(name, false) || NAME.matcher(name).matches();
    }

    static boolean isAllowedValue(String value) {
        return isPrintable(value, true) || VALUE.matcher(value).matches();
    }

    private static boolean isPrintable(String text, boolean withTabs) {
        for (var index = 0; index < text.length(); index++) {
            var character = text.charAt(index);
            if ((character < ' ' || character > '~') && !(withTabs && character == '\t')) {
                return false;
            }
        }
        return true;
    }
}
