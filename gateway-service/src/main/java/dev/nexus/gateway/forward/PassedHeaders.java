package dev.nexus.gateway.forward;

import dev.nexus.gateway.address.ClientAddress;
import dev.nexus.gateway.route.Backends;
import dev.nexus.gateway.route.Route;
import dev.nexus.gateway.trace.RequestTrace;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.core5.http.HttpMessage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Which headers pass: all but those of one connection and, from a client, those that claim an identity or a way. */
@Component
final class PassedHeaders {

    /** RFC 9110, section 7.6.1, and what is still seen in the wild. */
    private static final Set<String> OF_ONE_CONNECTION = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** Who a caller is, stands in the token; where a request came from, only a trusted proxy may say. */
    private static final List<String> CLAIMS =
            List.of("x-user-", "x-forwarded-", "x-original-", "x-auth-", "x-remote-", "x-authenticated-", "nexus-");

    private static final Set<String> CLAIM = Set.of(
            "forwarded",
            "x-user",
            "x-forwarded",
            "x-real-ip",
            "x-client-ip",
            "x-cluster-client-ip",
            "true-client-ip",
            "cf-connecting-ip",
            "x-rewrite-url",
            "x-http-method",
            "x-http-method-override",
            "x-method-override");

    /** Written anew for the connection to the backend. */
    private static final Set<String> WRITTEN_ANEW = Set.of("host", "content-length");

    private static final Set<String> CONDITIONS = Set.of("if-match", "if-none-match", "if-range");

    private final Backends backends;
    private final Tracer tracer;
    private final Propagator propagator;

    PassedHeaders(Backends backends, ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        this.backends = backends;
        this.tracer = tracer.getIfAvailable(() -> Tracer.NOOP);
        this.propagator = propagator.getIfAvailable(() -> Propagator.NOOP);
    }

    /** Gives the backend what the client said, and what it has to know from the gateway: the address, the trace. */
    void toBackend(HttpServletRequest from, HttpMessage to, Route route) {
        to.addHeader(HttpHeaders.HOST, backends.of(route.backend()).url().getRawAuthority());
        var named = named(from.getHeaders(HttpHeaders.CONNECTION));
        for (var names = from.getHeaderNames(); names.hasMoreElements(); ) {
            var name = names.nextElement();
            var lower = name.toLowerCase(Locale.ROOT);
            if (passes(lower, named) && !WRITTEN_ANEW.contains(lower) && !isClaim(lower)) {
                for (var values = from.getHeaders(name); values.hasMoreElements(); ) {
                    var value = values.nextElement();
                    to.addHeader(name, CONDITIONS.contains(lower) ? Compression.unmarked(value) : value);
                }
            }
        }
        to.addHeader(ClientAddress.HEADER, ClientAddress.of(from).text());
        passTrace(from, to);
    }

    /** Lets the backend's trace be a part of the gateway's. */
    private void passTrace(HttpServletRequest from, HttpMessage to) {
        var untraced = RequestTrace.of(from);
        if (untraced != null) {
            to.setHeader(RequestTrace.HEADER, untraced.header());
            return;
        }
        var context = tracer.currentTraceContext().context();
        if (context != null) {
            propagator.inject(context, to, (message, name, value) -> {
                if (message != null) {
                    message.setHeader(name, value);
                }
            });
        }
    }

    /** Gives the client what the backend said; of a body that is packed the length is not known yet. */
    static void toClient(HttpMessage from, HttpServletResponse to, Route route, boolean packed) {
        var connection = from.getFirstHeader(HttpHeaders.CONNECTION);
        var named = connection == null ? Set.<String>of() : named(connection.getValue());
        for (var headers = from.headerIterator(); headers.hasNext(); ) {
            var header = headers.next();
            var lower = header.getName().toLowerCase(Locale.ROOT);
            if (passes(lower, named)
                    && !(packed && lower.equals("content-length"))
                    // A browser's session is user-service's to keep, where sessions are.
                    && (route.keepsCookies() || !lower.equals("set-cookie"))) {
                to.addHeader(header.getName(), header.getValue() == null ? "" : header.getValue());
            }
        }
    }

    private static boolean passes(String lower, Set<String> named) {
        return !OF_ONE_CONNECTION.contains(lower) && !named.contains(lower);
    }

    private static boolean isClaim(String lower) {
        var name = lower.replace('_', '-');
        if (CLAIM.contains(name)) {
            return true;
        }
        for (var claim : CLAIMS) {
            if (name.startsWith(claim)) {
                return true;
            }
        }
        return false;
    }

    /** A connection's own headers are also those that {@code Connection} names. */
    private static Set<String> named(Enumeration<String> connection) {
        if (!connection.hasMoreElements()) {
            return Set.of();
        }
        var named = new HashSet<String>();
        while (connection.hasMoreElements()) {
            named.addAll(named(connection.nextElement()));
        }
        return named;
    }

    private static Set<String> named(String connection) {
        var named = new HashSet<String>();
        for (var name : connection.split(",", -1)) {
            named.add(name.strip().toLowerCase(Locale.ROOT));
        }
        return named;
    }
}
