package dev.nexus.gateway.forward;

import dev.nexus.gateway.route.Backend;
import dev.nexus.gateway.route.Route;
import dev.nexus.gateway.route.RouteClass;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Packs text of some length for clients that take gzip. Audio, pictures, parts of files and live events pass as they are, and so
 * does all that user-service says: an attacker who can have text of his own put beside a secret could guess it by the
 * length (BREACH).
 *
 * <p>What is packed has other bytes, so it needs a strong entity tag of its own (RFC 9110, section 8.8.3): the backend's with a
 * suffix, which is taken off again when the client sends it back.
 */
final class Compression {

    private static final String SUFFIX = "--gzip\"";

    /** Less fits one packet anyway. */
    private static final int WORTH_IT = 2 * 1024;

    /** A sixth of the length for 2 us a kilobyte; the usual 6 takes six times as long for a tenth less. */
    private static final int LEVEL = 3;

    private static final int BUFFER = 8 * 1024;
    private static final Set<Integer> WHOLE = Set.of(200, 201, 202, 203);

    private Compression() {}

    /** Whether this is an answer that is packed for some clients; caches have to know. */
    static boolean isFor(Route route, ClassicHttpResponse answer) {
        return route.type() == RouteClass.JSON
                && route.backend() != Backend.USER
                && WHOLE.contains(answer.getCode())
                && isLong(answer)
                && isText(value(answer, HttpHeaders.CONTENT_TYPE))
                && !answer.containsHeader(HttpHeaders.CONTENT_ENCODING)
                && !answer.containsHeader(HttpHeaders.CONTENT_RANGE)
                && !answer.containsHeader(HttpHeaders.SET_COOKIE)
                && !isFixed(answer);
    }

    /** Whether a client takes gzip: {@code Accept-Encoding} names it, and not with the weight of a refusal. */
    static boolean isWanted(@Nullable String accepted) {
        if (accepted == null) {
            return false;
        }
        for (var each : accepted.split(",", -1)) {
            var parts = each.split(";", -1);
            if (parts[0].strip().equalsIgnoreCase("gzip")) {
                return parts.length == 1 || !isZero(parts[1]);
            }
        }
        return false;
    }

    /** Says in the headers what the body will be. */
    static void announce(HttpServletResponse response, @Nullable String tag) {
        response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        if (tag != null) {
            response.setHeader(HttpHeaders.ETAG, marked(tag));
        }
    }

    static GZIPOutputStream packing(OutputStream out) throws IOException {
        return new Packing(out);
    }

    /** What the backend knows of the tags that a client sends. */
    static String unmarked(String tags) {
        return tags.contains(SUFFIX) ? tags.replace(SUFFIX, "\"") : tags;
    }

    /** The tag of "not modified" is the one of what the client has. */
    static String markedAs(String tag, HttpServletRequest request) {
        var seen = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return seen != null && seen.contains(marked(tag)) ? marked(tag) : tag;
    }

    /** A weak tag stands for both. */
    private static String marked(String tag) {
        return tag.startsWith("\"") && tag.endsWith("\"") && tag.length() > 1
                ? tag.substring(0, tag.length() - 1) + SUFFIX
                : tag;
    }

    /** By the headers: the answer to HEAD has those of the answer to GET, and no body. */
    private static boolean isLong(ClassicHttpResponse answer) {
        var length = value(answer, HttpHeaders.CONTENT_LENGTH);
        return length == null || length.length() > 9 || Integer.parseInt(length) >= WORTH_IT;
    }

    private static @Nullable String value(ClassicHttpResponse answer, String name) {
        var header = answer.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    private static boolean isText(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        var type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json")
                || (type.startsWith("application/") && (type.endsWith("+json") || type.endsWith("+xml")))
                || (type.startsWith("text/") && !type.equals("text/event-stream"));
    }

    private static boolean isFixed(ClassicHttpResponse answer) {
        var cache = value(answer, HttpHeaders.CACHE_CONTROL);
        return cache != null && cache.contains("no-transform");
    }

    private static boolean isZero(String weight) {
        var value = weight.strip().toLowerCase(Locale.ROOT);
        return value.startsWith("q=") && value.substring(2).matches("0(\\.0{0,3})?");
    }

    private static final class Packing extends GZIPOutputStream {

        private Packing(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(LEVEL);
        }

        /** The container owns what is below; only the native memory is to be freed, also when the client is gone. */
        @Override
        public void close() {
            def.end();
        }
    }
}
