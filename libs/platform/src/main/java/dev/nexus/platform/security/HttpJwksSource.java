package dev.nexus.platform.security;

import dev.nexus.platform.web.WholeAnswer;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.RsaPublicJwk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The JWKS behind a URL. Time and size are bounded, redirects are not followed. */
final class HttpJwksSource implements JwksSource {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int MAX_BYTES = 64 * 1024;
    private static final int MIN_KEY_BITS = 2048;

    private final URI url;

    HttpJwksSource(URI url) {
        this.url = url;
    }

    @Override
    public Map<String, RSAPublicKey> fetch() {
        // A client for each fetch: fetches are rare, and an idle client would keep threads and a connection.
        try (var client =
                HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build()) {
            var request = HttpRequest.newBuilder(url).build();
            var response =
                    WholeAnswer.to(client, request, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_BYTES), TIMEOUT);
            if (response.statusCode() != 200) {
                throw new JwksFetchException("the answer was " + response.statusCode());
            }
            return keys(response.body());
        } catch (IOException failure) {
            throw new JwksFetchException("no answer", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new JwksFetchException("interrupted", stopped);
        }
    }

    private static Map<String, RSAPublicKey> keys(String body) {
        try {
            var keys = new HashMap<String, RSAPublicKey>();
            for (var jwk : Jwks.setParser().build().parse(body)) {
                if (jwk instanceof RsaPublicJwk rsa && isUsable(rsa)) {
                    keys.put(rsa.getId(), rsa.toKey());
                }
            }
            return keys;
        } catch (JwtException | IllegalArgumentException failure) {
            throw new JwksFetchException("the answer was no key set", failure);
        }
    }

    private static boolean isUsable(RsaPublicJwk jwk) {
        return jwk.getId() != null && jwk.toKey().getModulus().bitLength() >= MIN_KEY_BITS;
    }
}
