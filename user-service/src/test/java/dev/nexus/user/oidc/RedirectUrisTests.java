package dev.nexus.user.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectUrisTests {

    private final RedirectUris redirects = new RedirectUris(new OidcSettings(
            Map.of(),
            List.of(
                    URI.create("https://app.example.org/signed-in"),
                    URI.create("http://127.0.0.1/signed-in"),
                    URI.create("http://[::1]/signed-in?from=app"),
                    URI.create("org.example.app:/signed-in")),
            URI.create("https://books.example.org"),
            Duration.ofSeconds(3),
            Duration.ofHours(1)));

    @ParameterizedTest
    @CsvSource({
        "https://app.example.org/signed-in, true",
        "org.example.app:/signed-in, true",
        "http://127.0.0.1/signed-in, true",
        "http://127.0.0.1:49152/signed-in, true",
        "http://[::1]:49152/signed-in?from=app, true",
        "http://[::1]:49152/signed-in, false",
        "http://localhost:49152/signed-in, false",
        "http://127.0.0.1:49152/signed-in#x, false",
        "http://me@127.0.0.1:49152/signed-in, false",
        "http://127.0.0.2/signed-in, false",
        "https://127.0.0.1/signed-in, false",
        "https://app.example.org:8443/signed-in, false",
        "https://APP.example.org/signed-in, false",
        "https://app.example.org/signed-in/, false",
        "https://app.example.org/signed-in%2F.., false",
        "org.example.app:/signed-in?x=y, false",
        "http://[, false"
    })
    void allowsExactlyWhatIsConfiguredButForThePortOfLoopback(String wanted, boolean allowed) {
        assertThat(redirects.allow(wanted)).isEqualTo(allowed);
    }
}
