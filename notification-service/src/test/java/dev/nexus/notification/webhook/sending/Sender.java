package dev.nexus.notification.webhook.sending;

import dev.nexus.notification.webhook.sending.GuardedNames.NameLookup;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.ssl.SSLContexts;

/** Sends as the service does, by the names and to the networks of a test. */
final class Sender implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final WebhookSecret SECRET = WebhookSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    private final CloseableHttpClient client;
    private final GuardedWebhookSending sending;

    private Sender(NameLookup names, SSLContext tls, WebhookSettings settings) {
        var rules = new AddressRules(settings);
        this.client = ReceiverClient.open(new GuardedNames(names, rules), tls, settings);
        this.sending =
                new GuardedWebhookSending(new ReceiverUrls(rules), client, settings, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static Sender to(String... networks) {
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

    SendingResult send(URI url) {
        return send(url, "{\"title\":\"Molière\"}");
    }

    SendingResult send(URI url, String body) {
        return sending.send(new WebhookMessage(url, "msg_1", body, List.of(SECRET.bytes())));
    }

    @Override
    public void close() {
        sending.destroy();
        client.close(CloseMode.IMMEDIATE);
    }
}
