package dev.nexus.catalog.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Open Library's search over HTTP: a server that answers as it does, or does not. */
class OpenLibraryOnlineTests {

    private static final String ANSWER = """
            {"docs": [
              {"key": "/works/OL1W", "title": "Emma", "author_name": ["Jane Austen"], "first_publish_year": 1815,
               "subject": ["Romance"]},
              {"key": "/works/OL2W", "title": "Emma", "author_name": ["Somebody Else"]},
              {"key": "/works/OL3W", "title": "Emma and more", "author_name": ["Jane Austen"]},
              {"key": "/works/OL4W"}
            ]}""";

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger status = new AtomicInteger(200);
    private final AtomicReference<String> query = new AtomicReference<>("");
    private final CountDownLatch silence = new CountDownLatch(1);

    private HttpServer server;
    private OpenLibraryOnline provider;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/search.json", exchange -> {
            asked.incrementAndGet();
            query.set(exchange.getRequestURI().getRawQuery());
            if (status.get() == 0) {
                awaitEnd();
            }
            byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status.get() == 0 ? 200 : status.get(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        provider = new OpenLibraryOnline(new ProviderProperties(
                List.of(),
                List.of(),
                true,
                URI.create("http://localhost:" + server.getAddress().getPort()),
                Duration.ofMillis(500)));
    }

    @AfterEach
    void stopServer() {
        silence.countDown();
        server.stop(0);
    }

    @Test
    void findsTheBookThatIsMeant() {
        var found = provider.find("emma", List.of("J. Austen & Co"));
        assertThat(found).isEmpty();

        found = provider.find("Emma", List.of("Jane Austen"));

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().publishedYear()).isEqualTo(1815);
        assertThat(found.getFirst().genres()).containsExactly("Romance");
    }

    @Test
    void namesWhateverIsInATitle() {
        provider.find("A & B = {C}?", List.of("Ä/Ö"));

        assertThat(query.get()).contains("title=A%20%26%20B%20%3D%20%7BC%7D%3F", "author=%C3%84%2F%C3%96");
    }

    @Test
    void isNoReasonToFail() {
        status.set(500);
        assertThat(provider.find("Emma", List.of())).isEmpty();
        status.set(0);
        assertThat(provider.find("Emma", List.of())).isEmpty();
        server.stop(0);
        assertThat(provider.find("Emma", List.of())).isEmpty();
    }

    @Test
    void isLeftAloneWhenItFailsAgainAndAgain() {
        status.set(503);
        for (int i = 0; i < 30; i++) {
            provider.find("Emma", List.of());
        }

        assertThat(asked).hasValueLessThan(12);
    }

    private void awaitEnd() {
        try {
            silence.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
