package dev.nexus.gateway.forward;

import dev.nexus.gateway.route.Route;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.problem.ProblemRendering;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Passes a request on to its backend. Takes the place of the library's own handler, which drains what a client no longer
 * wants before it lets go of the backend, has no limit for a body that stands still, and copies all headers several times.
 */
@Component
class Forwarding implements HandlerFunction<ServerResponse> {

    private final Connections connections;
    private final Guards guards;
    private final Watch watch;
    private final ForwardingSettings settings;
    private final PassedHeaders headers;
    private final ProblemRendering rendering;

    Forwarding(
            Connections connections,
            Guards guards,
            Watch watch,
            ForwardingSettings settings,
            PassedHeaders headers,
            ProblemRendering rendering) {
        this.connections = connections;
        this.guards = guards;
        this.watch = watch;
        this.settings = settings;
        this.headers = headers;
        this.rendering = rendering;
    }

    @Override
    public ServerResponse handle(ServerRequest request) {
        var incoming = request.servletRequest();
        var route = Route.of(request);
        var guard = guards.of(route);
        BodyBeginning beginning;
        try {
            beginning = BodyBeginning.of(incoming, route);
            guard.enter(route.backend());
        } catch (ProblemException refused) {
            return problem(refused);
        }
        return exchange(incoming, beginning, route, guard);
    }

    private ServerResponse exchange(HttpServletRequest incoming, BodyBeginning beginning, Route route, Guard guard) {
        var call = watch.begin(settings.of(route.type()), guard);
        var exchange = new Exchange(route, guard, connections.of(route), call);
        try {
            var received = exchange.send(outgoing(incoming, RequestBody.of(incoming, beginning, call), route));
            return new ForwardedAnswer(received, exchange, call, route, rendering);
        } catch (IOException failure) {
            call.close();
            return problem(Failures.problem(failure, call, route, incoming.getMethod()));
        } catch (ProblemException refused) {
            call.close();
            return problem(refused);
        } catch (RuntimeException | Error defect) {
            exchange.forgo();
            call.close();
            throw defect;
        }
    }

    private ClassicHttpRequest outgoing(HttpServletRequest incoming, @Nullable RequestBody body, Route route) {
        // Byte for byte what the client sent.
        var query = incoming.getQueryString();
        var target = query == null ? incoming.getRequestURI() : incoming.getRequestURI() + "?" + query;
        var outgoing = new BasicClassicHttpRequest(incoming.getMethod(), (String) null);
        outgoing.setPath(target);
        headers.toBackend(incoming, outgoing, route);
        if (body != null) {
            outgoing.setEntity(body);
            if (body.isWhole()) {
                // It is here already: nobody has to be asked whether it may come.
                outgoing.removeHeaders(HttpHeaders.EXPECT);
            }
            if (body.isChunked()) {
                outgoing.addHeader(HttpHeaders.TRANSFER_ENCODING, "chunked");
            } else {
                outgoing.addHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(body.getContentLength()));
            }
        }
        return outgoing;
    }

    private ServerResponse problem(ProblemException problem) {
        return ServerResponse.status(problem.type().status()).build((request, response) -> {
            rendering.write(request, response, problem);
            return null;
        });
    }
}
