package dev.nexus.gateway.route;

/**
 * One path has one spelling. What a path could be written as besides (encoded letters, dots that go up, doubled slashes,
 * parameters) is refused, so that no rule here sees another path than the backend that gets it byte for byte.
 */
final class Spelling {

    private static final String NEVER_ENCODED = "-._~/\\;%";

    private Spelling() {}

    static boolean isPlain(String path) {
        if (path.isEmpty() || path.charAt(0) != '/') {
            return false;
        }
        for (var index = 0; index < path.length(); index++) {
            var character = path.charAt(index);
            switch (character) {
                case '/' -> {
                    if (isSlashOrDots(path, index + 1)) {
                        return false;
                    }
                }
                case '%' -> {
                    if (!isNeeded(path, index)) {
                        return false;
                    }
                    index += 2;
                }
                case ';', '\\' -> {
                    return false;
                }
                default -> {
                    if (character <= ' ' || character >= 0x7f) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Whether a segment begins here that is none, or that is a step. */
    private static boolean isSlashOrDots(String path, int from) {
        var end = from;
        while (end < path.length() && path.charAt(end) == '.') {
            end++;
        }
        var isWhole = end == path.length() || path.charAt(end) == '/';
        return end == from ? end < path.length() && isWhole : isWhole && end - from <= 2;
    }

    /** Whether something is encoded that cannot be written otherwise. */
    private static boolean isNeeded(String path, int percent) {
        if (percent + 2 >= path.length()) {
            return false;
        }
        var high = Character.digit(path.charAt(percent + 1), 16);
        var low = Character.digit(path.charAt(percent + 2), 16);
        var value = high * 16 + low;
        // 0xc0 and 0xc1 begin nothing but a longer spelling of what has a shorter one.
        return high >= 0
                && low >= 0
                && value >= ' '
                && value != 0x7f
                && value != 0xc0
                && value != 0xc1
                && !(value < 0x80 && (Character.isLetterOrDigit(value) || NEVER_ENCODED.indexOf(value) >= 0));
    }
}
