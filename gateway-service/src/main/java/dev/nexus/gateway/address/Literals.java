package dev.nexus.gateway.address;

import java.net.InetAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Addresses as they are written in headers. Never a name: nothing here may ask a name server. */
final class Literals {

    private static final int LONGEST = 64;

    private Literals() {}

    /** An address, perhaps in brackets or quotes and with a port; null for anything else. */
    static @Nullable InetAddress parse(String text) {
        var node = withoutPort(unquoted(text.strip()));
        // ofLiteral also reads "1", "0x7f.1" and "fe80::1%eth0", which no proxy writes.
        if (node.isEmpty() || node.length() > LONGEST || !isPlain(node)) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(node);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static String unquoted(String text) {
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static String withoutPort(String text) {
        if (text.startsWith("[")) {
            var end = text.indexOf(']');
            return end < 0 ? "" : text.substring(1, end);
        }
        var colon = text.indexOf(':');
        return colon >= 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text;
    }

    private static boolean isPlain(String node) {
        if (node.indexOf(':') >= 0) {
            return node.toLowerCase(Locale.ROOT).chars().allMatch(each -> "0123456789abcdef:.".indexOf(each) >= 0);
        }
        var dots = 0;
        for (var index = 0; index < node.length(); index++) {
            var character = node.charAt(index);
            if (character == '.') {
                dots++;
            } else if (character < '0' || character > '9') {
                return false;
            }
        }
        return dots == 3;
    }
}
