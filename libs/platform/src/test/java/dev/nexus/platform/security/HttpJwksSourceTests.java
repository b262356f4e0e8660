package dev.nexus.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpJwksSourceTests {

    private HttpServer server;
    private volatile String body = "";
    private volatile int status = 200;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jwks", exchange -> {
            var bytes = body.getBytes(UTF_8);
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private HttpJwksSource source() {
        return new HttpJwksSource(
                URI.create("http://localhost:" + server.getAddress().getPort() + "/jwks"));
    }

    @Test
    void readsRsaKeysByTheirId() {
        body = SigningKeys.jwks("ours", SigningKeys.OURS);

        assertThat(source().fetch()).containsOnlyKeys("ours").containsValue(SigningKeys.publicKey(SigningKeys.OURS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "<html>", "{\"keys\":5}", "{}"})
    void refusesWhatIsNoKeySet(String answer) {
        body = answer;

        assertThatExceptionOfType(JwksSource.JwksFetchException.class).isThrownBy(() -> source().fetch());
    }

    @Test
    void refusesAnEndlessAnswer() {
        body = "{\"keys\":[], \"filler\":\"" + "x".repeat(100_000) + "\"}";

        assertThatExceptionOfType(JwksSource.JwksFetchException.class).isThrownBy(() -> source().fetch());
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 404, 500})
    void refusesAnotherStatusAndFollowsNoRedirect(int answer) {
        status = answer;

        assertThatExceptionOfType(JwksSource.JwksFetchException.class).isThrownBy(() -> source().fetch());
    }

    @Test
    void saysSoWhenNobodyAnswers() {
        var source = source();
        server.stop(0);

        assertThatExceptionOfType(JwksSource.JwksFetchException.class).isThrownBy(source::fetch);
    }
}
