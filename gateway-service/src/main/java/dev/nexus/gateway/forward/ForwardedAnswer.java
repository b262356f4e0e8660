package dev.nexus.gateway.forward;

import dev.nexus.gateway.route.Route;
import dev.nexus.gateway.route.RouteClass;
import dev.nexus.platform.problem.ProblemRendering;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The answer of a backend on its way to the client. Its status, headers and bytes pass as they are; conditions and ranges
 * were the backend's to decide, so none is evaluated here.
 */
final class ForwardedAnswer implements ServerResponse {

    /** Events and small answers; thousands of live clients have one each. */
    private static final int BUFFER = 8 * 1024;

    /** Fewer and larger reads and writes: most of what a stream costs is their number. */
    private static final int STREAM_BUFFER = 64 * 1024;

    private final ClassicHttpResponse received;
    private final Exchange exchange;
    private final Call call;
    private final Route route;
    private final ProblemRendering rendering;

    ForwardedAnswer(
            ClassicHttpResponse received, Exchange exchange, Call call, Route route, ProblemRendering rendering) {
        this.received = received;
        this.exchange = exchange;
        this.call = call;
        this.route = route;
        this.rendering = rendering;
    }

    @Override
    public HttpStatusCode statusCode() {
        return HttpStatusCode.valueOf(received.getCode());
    }

    /** A copy, for whoever wants to look; the headers themselves never leave the form in which they came. */
    @Override
    public HttpHeaders headers() {
        var headers = new HttpHeaders();
        for (var header : received.getHeaders()) {
            headers.add(header.getName(), header.getValue());
        }
        return headers;
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return new LinkedMultiValueMap<>();
    }

    @Override
    public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
            throws IOException {
        try (call) {
            pass(request, response);
        } catch (ClientGoneException gone) {
            CutConnections.cut(request);
        } catch (IOException failure) {
            if (response.isCommitted()) {
                Failures.problem(failure, call, route, request.getMethod());
                CutConnections.cut(request);
            } else {
                takeBack(response);
                rendering.write(request, response, Failures.problem(failure, call, route, request.getMethod()));
            }
        }
        return null;
    }

    /** What the backend said no longer holds; what the edge said before does. */
    private void takeBack(HttpServletResponse response) {
        response.resetBuffer();
        response.setContentLengthLong(-1);
        response.setHeader(HttpHeaders.CONTENT_ENCODING, null);
        for (var header : received.getHeaders()) {
            response.setHeader(header.getName(), null);
        }
    }

    /** Writes the headers; tells whether the body will be packed. */
    private boolean head(HttpServletRequest request, HttpServletResponse response) {
        var packable = Compression.isFor(route, received);
        var packed = packable && Compression.isWanted(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        PassedHeaders.toClient(received, response, route, packed);
        var tag = received.getFirstHeader(HttpHeaders.ETAG);
        if (packable) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        if (packed) {
            Compression.announce(response, tag == null ? null : tag.getValue());
        } else if (tag != null && received.getCode() == HttpServletResponse.SC_NOT_MODIFIED) {
            response.setHeader(HttpHeaders.ETAG, Compression.markedAs(tag.getValue(), request));
        }
        return packed;
    }

    private void pass(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var complete = false;
        try {
            response.setStatus(received.getCode());
            var packed = head(request, response);
            var body = received.getEntity();
            if (packed && body != null) {
                pack(body, response);
            } else if (body != null) {
                copy(body, response.getOutputStream());
            }
            complete = true;
        } finally {
            if (complete) {
                exchange.complete();
            } else {
                exchange.abandon();
            }
        }
    }

    private void pack(HttpEntity body, HttpServletResponse response) throws IOException {
        try (var packing = Compression.packing(response.getOutputStream())) {
            copy(body, packing);
            call.waitsForClient();
            finish(packing);
        }
    }

    private void copy(HttpEntity body, OutputStream client) throws IOException {
        var backend = body.getContent();
        var length = body.getContentLength();
        var most = route.type() == RouteClass.STREAM ? STREAM_BUFFER : BUFFER;
        var buffer = new byte[length < 0 || length > most ? most : (int) Math.max(1, length)];
        for (var read = backend.read(buffer); read >= 0; read = backend.read(buffer)) {
            call.waitsForClient();
            write(buffer, read, client);
            call.waitsForBackend();
        }
    }

    private void write(byte[] buffer, int count, OutputStream client) throws ClientGoneException {
        try {
            client.write(buffer, 0, count);
            if (route.type() == RouteClass.LIVE) {
                client.flush();
            }
        } catch (IOException gone) {
            throw new ClientGoneException(gone);
        }
    }

    private static void finish(GZIPOutputStream packing) throws ClientGoneException {
        try {
            packing.finish();
        } catch (IOException gone) {
            throw new ClientGoneException(gone);
        }
    }
}
