package dev.nexus.platform.problem;

/**
 * A request's path as it may be shown: in problems, traces and logs. A segment that is longer than an identifier may be a
 * secret, such as the token of a link in a mail, and is left out.
 */
public final class ShownPath {

    private static final int LONGEST = 36;
    private static final char LEFT_OUT = '…';

    private ShownPath() {}

    /**
     * Leaves out what may be secret.
     *
     * @param path a path, or a URL with one; a query that follows is left out as a whole
     * @return the same path when nothing in it may be secret
     */
    public static String of(String path) {
        var end = path.indexOf('?');
        var shown = end < 0 ? path : path.substring(0, end);
        return hasLongSegment(shown) ? withoutLongSegments(shown) : shown;
    }

    private static boolean hasLongSegment(String path) {
        var begin = 0;
        for (var slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', begin)) {
            if (slash - begin > LONGEST) {
                return true;
            }
            begin = slash + 1;
        }
        return path.length() - begin > LONGEST;
    }

    private static String withoutLongSegments(String path) {
        var shown = new StringBuilder();
        for (var segment : path.split("/", -1)) {
            if (segment.length() > LONGEST) {
                shown.append(LEFT_OUT);
            } else {
                shown.append(segment);
            }
            shown.append('/');
        }
        return shown.substring(0, shown.length() - 1);
    }
}
