package dev.nexus.gateway.forward;

import dev.nexus.gateway.route.Route;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.problem.ProblemRendering;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Passes a request on to its backend. Takes the place of the library's own exchange, which drains what a client no longer
 * wants before it lets go of the backend, and has no limit for a body that stands still.
 */
@Component
class Forwarding implements ProxyExchange {

    /** Written by the client library, from the body and the connection. */
    private static final Set<String> NOT_COPIED =
            Set.of(HttpHeaders.CONTENT_LENGTH, HttpHeaders.EXPECT, HttpHeaders.HOST);

    private final Clients clients;
    private final Watch watch;
    private final ForwardingSettings settings;
    private final ProblemRendering rendering;

    Forwarding(Clients clients, Watch watch, ForwardingSettings settings, ProblemRendering rendering) {
        this.clients = clients;
        this.watch = watch;
        this.settings = settings;
        this.rendering = rendering;
    }

    @Override
    public ServerResponse exchange(Request request) {
        var incoming = request.getServerRequest().servletRequest();
        var route = Route.of(request.getServerRequest());
        var address = Objects.requireNonNull(request.getUri());
        var outgoing = outgoing(request, incoming, address);
        var call = watch.begin(outgoing, settings.of(route.type()));
        try {
            outgoing.setEntity(RequestBody.of(incoming, call));
            var target = new HttpHost(address.getScheme(), address.getHost(), address.getPort());
            var received = clients.of(route.type()).executeOpen(target, outgoing, null);
            return answer(request, received, call, route);
        } catch (IOException failure) {
            call.abort();
            call.close();
            return problem(Failures.problem(failure, call, route, incoming.getMethod()));
        } catch (RuntimeException defect) {
            call.abort();
            call.close();
            throw defect;
        }
    }

    private HttpUriRequestBase outgoing(Request request, HttpServletRequest incoming, URI address) {
        var outgoing = new HttpUriRequestBase(incoming.getMethod(), address);
        // Byte for byte what the client sent; the URI was taken apart and put together again.
        var query = incoming.getQueryString();
        outgoing.setPath(query == null ? incoming.getRequestURI() : incoming.getRequestURI() + "?" + query);
        outgoing.setConfig(clients.requestConfig(incoming.getHeader(HttpHeaders.EXPECT) != null));
        request.getHeaders().forEach((name, values) -> {
            if (NOT_COPIED.stream().noneMatch(name::equalsIgnoreCase)) {
                values.forEach(value -> outgoing.addHeader(name, value));
            }
        });
        return outgoing;
    }

    private ServerResponse answer(Request request, ClassicHttpResponse received, Call call, Route route) {
        var answer = new ForwardedAnswer(received, call, route, rendering);
        var headers = new HttpHeaders();
        for (var header : received.getHeaders()) {
            headers.add(header.getName(), header.getValue() == null ? "" : header.getValue());
        }
        var seen = new Received(answer.statusCode(), headers);
        request.getResponseConsumers().forEach(consumer -> consumer.accept(seen, answer));
        return answer;
    }

    private ServerResponse problem(ProblemException problem) {
        return ServerResponse.status(problem.type().status()).build((request, response) -> {
            rendering.write(request, response, problem);
            return null;
        });
    }

    private record Received(HttpStatusCode statusCode, HttpHeaders headers) implements Response {

        @Override
        public HttpStatusCode getStatusCode() {
            return statusCode;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
