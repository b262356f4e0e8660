package dev.nexus.user.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.user.Client;
import dev.nexus.user.Client.Answer;
import java.net.URI;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** An app that lets people sign in by a provider: it begins, opens a browser, and finishes with its own verifier. */
final class App {

    static final String REDIRECT = "https://app.example.org/signed-in";

    private final Client client;
    private final Browser browser = new Browser();
    private final String verifier = (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");

    App(Client client) {
        this.client = client;
    }

    String verifier() {
        return verifier;
    }

    Answer begin(String provider) {
        return begin(provider, REDIRECT);
    }

    Answer begin(String provider, String redirectUri) {
        return client.post(
                "/api/v1/sign-in/oidc/" + provider,
                Map.of(
                        "redirectUri",
                        redirectUri,
                        "codeChallenge",
                        CodeChallenge.of(verifier),
                        "device",
                        Map.of("id", "phone", "name", "Phone")));
    }

    Answer beginToLink(String provider, @Nullable String password) {
        var wanted = new HashMap<>(Map.of("redirectUri", REDIRECT, "codeChallenge", CodeChallenge.of(verifier)));
        if (password != null) {
            wanted.put("password", password);
        }
        return client.post("/api/v1/me/identities/oidc/" + provider, wanted);
    }

    /** What the provider sends the person back with, as path and query. */
    String visit(Answer begun, String person) {
        var callback = browser.signIn(begun.field("authorizationUrl"), person);
        assertThat(callback).hasScheme("https").hasHost("books.example.org");
        return callback.getRawPath() + "?" + callback.getRawQuery();
    }

    /** Where this service sends the person back to. */
    URI comeBack(String callback) {
        return URI.create(client.get(callback).is(302).header("Location"));
    }

    /** The code with which somebody comes back to the app. */
    String codeOf(Answer begun, String person) {
        var back = comeBack(visit(begun, person));
        assertThat(back.toString()).startsWith(REDIRECT + "?code=");
        assertThat(parameter(back, "state")).isEqualTo(begun.field("state"));
        return String.valueOf(parameter(back, "code"));
    }

    Answer finish(String code) {
        return finish(code, verifier, Map.of());
    }

    Answer finish(String code, String shown, Map<String, String> more) {
        var wanted = new HashMap<>(Map.of("code", code, "codeVerifier", shown));
        wanted.putAll(more);
        return client.post("/api/v1/sign-in/tokens", wanted);
    }

    Answer finishLink(String code) {
        return client.post("/api/v1/me/identities", Map.of("code", code, "codeVerifier", verifier));
    }

    /** All of it. */
    Answer signIn(String provider, String person) {
        return finish(codeOf(begin(provider).is(201), person));
    }

    static @Nullable String parameter(URI uri, String name) {
        return UriComponentsBuilder.fromUri(uri).build().getQueryParams().getFirst(name);
    }

    static String with(String callback, String name, String value) {
        return UriComponentsBuilder.fromUriString(callback)
                .replaceQueryParam(name, URLEncoder.encode(value, UTF_8))
                .build()
                .toUriString();
    }
}
