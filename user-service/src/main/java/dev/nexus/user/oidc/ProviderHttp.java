package dev.nexus.user.oidc;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import dev.nexus.platform.web.WholeAnswer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Talks to providers. The time of a whole answer and its size are bounded, and redirects are not followed. */
@Component
class ProviderHttp implements HTTPRequestSender, ResourceRetriever {

    private static final int MAX_BYTES = 256 * 1024;

    private final HttpClient client;
    private final Duration timeout;

    ProviderHttp(OidcSettings settings) {
        this.timeout = settings.timeout();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    /** The text behind an address. */
    String get(URI address) throws IOException {
        var answer = exchange(HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .build());
        if (answer.statusCode() != 200) {
            throw new IOException("the answer was " + answer.statusCode());
        }
        return answer.body();
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        return new Resource(get(URI.create(url.toString())), "application/json");
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest asked) throws IOException {
        var body = asked.getBody() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(asked.getBody());
        var request =
                HttpRequest.newBuilder(asked.getURI()).method(asked.getMethod().name(), body);
        asked.getHeaderMap().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        var answer = exchange(request.build());
        var response = new HTTPResponse(answer.statusCode());
        answer.headers().map().forEach((name, values) -> response.setHeader(name, values.toArray(String[]::new)));
        response.setBody(answer.body());
        return response;
    }

    private HttpResponse<String> exchange(HttpRequest request) throws IOException {
        try {
            var answer =
                    WholeAnswer.to(client, request, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_BYTES), timeout);
            if (answer.statusCode() >= 500) {
                throw new IOException("the answer was " + answer.statusCode());
            }
            return answer;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting");
        }
    }
}
