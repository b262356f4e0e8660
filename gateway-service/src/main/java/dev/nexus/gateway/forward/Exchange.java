package dev.nexus.gateway.forward;

import dev.nexus.gateway.route.Route;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** One client's request at its backend: sent until the head of an answer is there, which it may be several times. */
final class Exchange {

    private final Route route;
    private final Guard guard;
    private final ConnectionPool connections;
    private final Call call;
    private int attempts;
    private boolean holdsConnection;

    Exchange(Route route, Guard guard, ConnectionPool connections, Call call) {
        this.route = route;
        this.guard = guard;
        this.connections = connections;
        this.call = call;
    }

    ClassicHttpResponse send(ClassicHttpRequest request) throws IOException {
        var body = request.getEntity();
        // Some clients say of each question that its body has no length.
        var hasBody = body != null && body.getContentLength() != 0;
        return guard.attempt(request.getMethod(), hasBody, () -> attempt(request));
    }

    private ClassicHttpResponse attempt(ClassicHttpRequest request) throws IOException {
        // The first was permitted when it was let in.
        if (attempts++ > 0) {
            guard.permit(route.backend());
        }
        var begin = call.backendNanos();
        try {
            var connection = connection();
            holdsConnection = true;
            call.uses(connection);
            var answer = connection.exchange(request);
            guard.answered(route, call.backendNanos() - begin);
            return answer;
        } catch (IOException failure) {
            judge(failure, call.backendNanos() - begin);
            abandon();
            throw call.hasExpired() && failure instanceof UnansweredException late ? late.reason() : failure;
        } catch (RuntimeException | Error defect) {
            guard.learnedNothing();
            abandon();
            throw defect;
        }
    }

    private BackendConnection connection() throws IOException {
        try {
            return attempts > 1 ? connections.fresh() : connections.take();
        } catch (ConnectException refused) {
            // One that has no time to accept a connection is not helped by more of them.
            throw refused.getCause() instanceof SocketTimeoutException
                    ? refused
                    : new UnansweredException(refused, false);
        }
    }

    private void judge(IOException failure, long nanos) {
        if (failure instanceof ClientGoneException) {
            guard.learnedNothing();
        } else if (failure instanceof UnansweredException unanswered && unanswered.isStale() && !call.hasExpired()) {
            connections.closeResting();
            guard.learnedNothing();
        } else {
            guard.failed(failure, nanos);
        }
    }

    /** Gives back what it was permitted when it comes to no attempt at all. */
    void forgo() {
        if (attempts == 0) {
            guard.learnedNothing();
        }
    }

    /** The answer was read to its end. */
    void complete() {
        var connection = call.letsGo();
        if (connection == null) {
            connections.lost();
        } else {
            connections.giveBack(connection);
        }
        holdsConnection = false;
    }

    /** Nothing more of the answer is wanted, or nothing more will come. */
    void abandon() {
        call.abort();
        if (holdsConnection) {
            connections.lost();
            holdsConnection = false;
        }
    }
}
