package dev.nexus.gateway.trace;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The name of a request that is not traced here (W3C Trace Context): it stands in logs and problems here and in the backend.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits
 * @param isWanted whether the client traces it; it never is where it is not traced here
 */
public record RequestTrace(String traceId, String spanId, boolean isWanted) {

    /** The header that carries it. */
    public static final String HEADER = "traceparent";

    private static final String ATTRIBUTE = RequestTrace.class.getName();
    private static final int LENGTH = 55;
    private static final int TRACE = 3;
    private static final int SPAN = 36;
    private static final int FLAGS = 53;

    /**
     * The trace of a request that is not traced.
     *
     * @param request a request
     * @return its name; null when it is traced here
     */
    public static @Nullable RequestTrace of(HttpServletRequest request) {
        return (RequestTrace) request.getAttribute(ATTRIBUTE);
    }

    static RequestTrace random() {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        // The last bit keeps them from being all zeros, which is no name.
        return new RequestTrace(
                hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1),
                hex.toHexDigits(random.nextLong() | 1),
                false);
    }

    /** Reads what a client sent; null when it is not well-formed. */
    static @Nullable RequestTrace parse(String header) {
        var isWellFormed = header.length() == LENGTH
                && header.startsWith("00-")
                && header.charAt(SPAN - 1) == '-'
                && header.charAt(FLAGS - 1) == '-'
                && isName(header, TRACE, SPAN - 1)
                && isName(header, SPAN, FLAGS - 1)
                && isHex(header.charAt(FLAGS))
                && isHex(header.charAt(FLAGS + 1));
        return isWellFormed
                ? new RequestTrace(
                        header.substring(TRACE, SPAN - 1),
                        header.substring(SPAN, FLAGS - 1),
                        (Character.digit(header.charAt(FLAGS + 1), 16) & 1) == 1)
                : null;
    }

    void markOn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /**
     * The header for the backend, which begins no trace of its own.
     *
     * @return a {@code traceparent}
     */
    public String header() {
        return "00-" + traceId + "-" + spanId + "-00";
    }

    private static boolean isName(String header, int from, int to) {
        var isZero = true;
        for (var index = from; index < to; index++) {
            var character = header.charAt(index);
            if (!isHex(character)) {
                return false;
            }
            isZero &= character == '0';
        }
        return !isZero;
    }

    private static boolean isHex(char character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
    }
}
