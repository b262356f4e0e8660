package dev.nexus.notification.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.nexus.notification.outbound.GuardedNames.NameLookup;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.ssl.SSLContexts;

/** Sends as the service does, by the names and to the networks of a test. */
public final class Sender implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final CloseableHttpClient client;
    private final GuardedPosting posting;

    private Sender(NameLookup names, SSLContext tls, OutboundSettings settings) {
        var rules = new AddressRules(settings);
        this.client = ReceiverClient.open(new GuardedNames(names, rules), tls, settings);
        this.posting = new GuardedPosting(new ReceiverUrls(rules), client, settings, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    public static Sender to(String... networks) {
        return within(Duration.ofSeconds(10), networks);
    }

    static Sender within(Duration tryTimeout, String... networks) {
        return new Sender(
                InetAddress::getAllByName, SSLContexts.createDefault(), Receiver.settings(tryTimeout, networks));
    }

    static Sender asking(NameLookup names, Duration tryTimeout, String... networks) {
        return new Sender(names, SSLContexts.createDefault(), Receiver.settings(tryTimeout, networks));
    }

    static Sender trusting(SSLContext tls, NameLookup names, String... networks) {
        return new Sender(names, tls, Receiver.settings(Duration.ofSeconds(10), networks));
    }

    PostingResult send(URI url) {
        return posting.post(url, Map.of(), "{}".getBytes(UTF_8));
    }

    public GuardedPosting posting() {
        return posting;
    }

    @Override
    public void close() {
        posting.destroy();
        client.close(CloseMode.IMMEDIATE);
    }
}
