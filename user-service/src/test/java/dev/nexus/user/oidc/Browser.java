package dev.nexus.user.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;

/** Where a person signs in at a provider. */
final class Browser {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    /** Follows the provider's pages to where they leave it. */
    URI signIn(String authorizationUrl, String person) {
        var asked = get(URI.create(authorizationUrl));
        if (asked.statusCode() == 302 && location(asked).getPath().equals("/login")) {
            var form = get(location(asked));
            var csrf = CSRF.matcher(form.body());
            assertThat(csrf.find()).as(form.body()).isTrue();
            var typed = "username=%s&password=%s&_csrf=%s"
                    .formatted(encoded(person), encoded(TestProvider.PASSWORD), encoded(csrf.group(1)));
            var signedIn = send(HttpRequest.newBuilder(form.uri())
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(typed)));
            asked = get(location(signedIn));
        }
        return location(asked);
    }

    private HttpResponse<String> get(URI page) {
        return send(HttpRequest.newBuilder(page).header("Accept", "text/html"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static URI location(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Location"))
                .as("%d %s", answer.statusCode(), answer.body())
                .isPresent();
        return answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
