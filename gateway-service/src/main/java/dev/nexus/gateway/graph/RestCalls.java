package dev.nexus.gateway.graph;

import dev.nexus.gateway.forward.BackendQuestions;
import dev.nexus.gateway.forward.BackendTroubleException;
import dev.nexus.gateway.forward.BackendTroubleException.Kind;
import dev.nexus.gateway.route.Backend;
import dev.nexus.gateway.route.Backends;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.rpc.RpcProblem;
import dev.nexus.platform.web.WholeAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Has services write, by the operations that clients have over REST: there is no other way to write. */
@Component
class RestCalls implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final Backends backends;
    private final BackendQuestions questions;
    private final JsonMapper json;
    private final Duration timeout;

    RestCalls(
            Backends backends,
            BackendQuestions questions,
            JsonMapper json,
            @Value("${nexus.gateway.forwarding.json.total}") Duration timeout) {
        this.backends = backends;
        this.questions = questions;
        this.json = json;
        this.timeout = timeout;
    }

    /**
     * Has a service write.
     *
     * @param body null for none
     * @return what it answers; a missing node when that is nothing
     * @throws GraphFailure when it refuses or does not answer
     */
    JsonNode write(
            Backend backend,
            String method,
            String path,
            Caller caller,
            @Nullable Object body,
            Map<String, String> headers) {
        var request = request(backend, path, caller)
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            return questions.ask(backend, () -> answer(backend, request.build()));
        } catch (ProblemException away) {
            throw new GraphFailure(away, backend);
        }
    }

    /**
     * Opens a stream that a service writes.
     *
     * @param after the last event that came; null for none
     * @throws GraphFailure when it is refused or not answered
     */
    InputStream stream(Backend backend, String path, Caller caller, @Nullable String after) {
        // Until the head has come: the stream itself lasts as long as the service writes.
        var request = request(backend, path, caller)
                .timeout(timeout)
                .header("Accept", "text/event-stream")
                .GET();
        if (after != null) {
            request.header("Last-Event-ID", after);
        }
        try {
            return questions.ask(backend, () -> opened(backend, request.build()));
        } catch (ProblemException away) {
            throw new GraphFailure(away, backend);
        }
    }

    private HttpRequest.Builder request(Backend backend, String path, Caller caller) {
        return HttpRequest.newBuilder(backends.of(backend).url().resolve(path))
                .header("Authorization", caller.authorization());
    }

    private JsonNode answer(Backend backend, HttpRequest request) {
        try {
            var response = WholeAnswer.to(
                    client, request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES), timeout);
            return checked(backend, response.statusCode(), response.body());
        } catch (IOException | InterruptedException failure) {
            throw trouble(failure);
        }
    }

    private InputStream opened(Backend backend, HttpRequest request) {
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() == 200) {
                return response.body();
            }
            try (var body = response.body()) {
                checked(backend, response.statusCode(), body.readNBytes(MAX_BYTES));
            }
            throw new BackendTroubleException(Kind.BROKEN, new IOException("no stream"));
        } catch (IOException | InterruptedException failure) {
            throw trouble(failure);
        }
    }

    private JsonNode checked(Backend backend, int status, byte[] body) {
        if (status < 400) {
            return body.length == 0 ? json.missingNode() : json.readTree(body);
        }
        throw new GraphFailure(problem(status, body), backend);
    }

    private RpcProblem problem(int status, byte[] body) {
        try {
            var problem = json.readTree(body);
            if (problem.path("code").isString()) {
                return new RpcProblem(
                        problem.path("code").asString(),
                        problem.path("title").asString(""),
                        status,
                        problem.path("detail").isString()
                                ? problem.path("detail").asString()
                                : null,
                        problem.path("retryable").asBoolean(false));
            }
        } catch (JacksonException none) {
            // It says no more than its status does.
        }
        return RpcProblem.of(new ProblemException(CommonProblem.ofStatus(status), null));
    }

    private static BackendTroubleException trouble(Exception failure) {
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return new BackendTroubleException(
                switch (failure) {
                    case ConnectException _ -> Kind.AWAY;
                    case HttpConnectTimeoutException _ -> Kind.AWAY;
                    case HttpTimeoutException _ -> Kind.LATE;
                    default -> Kind.BROKEN;
                },
                failure);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
