package dev.nexus.notification.webhook.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.nexus.notification.outbound.Receiver;
import dev.nexus.notification.outbound.Sender;
import dev.nexus.notification.webhook.sending.SendingResult.Delivered;
import dev.nexus.notification.webhook.sending.SendingResult.Failed;
import dev.nexus.notification.webhook.sending.SendingResult.Gone;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedWebhookSendingTests {

    private static final WebhookSecret SECRET = WebhookSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    private final Sender sender = Sender.to("127.0.0.1/32");

    private SendingResult send(Receiver receiver) {
        return send(sender, receiver);
    }

    private static SendingResult send(Sender sender, Receiver receiver) {
        return new GuardedWebhookSending(sender.posting(), Clock.fixed(Sender.NOW, ZoneOffset.UTC))
                .send(new WebhookMessage(receiver.url(), "msg_1", "{\"title\":\"Molière\"}", List.of(SECRET.bytes())));
    }

    @AfterEach
    void stop() {
        sender.close();
    }

    @Test
    void sendsWhatAReceiverCanVerify() throws Exception {
        try (var receiver = Receiver.answering(204)) {
            send(receiver);

            assertThat(receiver.seen()).hasSize(1);
            var seen = receiver.seen().getFirst();
            assertThat(seen.method()).isEqualTo("POST");
            assertThat(seen.path()).hasToString("/hook?token=1");
            assertThat(seen.body()).isEqualTo("{\"title\":\"Molière\"}");
            assertThat(seen.header("Host")).isEqualTo("127.0.0.1:" + receiver.port());
            assertThat(seen.header("User-agent")).isEqualTo("Nexus-Webhooks/1");
            assertThat(seen.header("Content-type")).isEqualTo("application/cloudevents+json");
            assertThat(seen.header("Webhook-id")).isEqualTo("msg_1");
            assertThat(seen.header("Webhook-timestamp")).isEqualTo(Long.toString(Sender.NOW.getEpochSecond()));
            assertThat(seen.header("Webhook-signature"))
                    .isEqualTo("v1," + hmac("msg_1.%d.%s".formatted(Sender.NOW.getEpochSecond(), seen.body())));
            assertThat(seen.headers()).doesNotContainKeys("Cookie", "Accept-encoding", "Upgrade", "Authorization");
        }
    }

    private static String hmac(String content) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.bytes(), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void hasDeliveredWhatIsTaken(int status) {
        try (var receiver = Receiver.answering(status)) {
            var result = send(receiver);

            assertThat(result).asInstanceOf(type(Delivered.class)).satisfies(delivered -> {
                assertThat(delivered.status()).isEqualTo(status);
                assertThat(delivered.took()).isBetween(Duration.ofNanos(1), Duration.ofSeconds(10));
            });
        }
    }

    @Test
    void hearsThatAReceiverIsGone() {
        try (var receiver = Receiver.answering(410)) {
            assertThat(send(receiver)).isInstanceOf(Gone.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 429, 500, 503, 700})
    void fails(int status) {
        try (var receiver = Receiver.answering(status, "WWW-Authenticate", "Basic realm=\"x\"")) {
            var result = send(receiver);

            assertThat(failed(result).status()).isEqualTo(status);
            assertThat(failed(result).reason()).isEqualTo("answered " + status);
            assertThat(failed(result).retryAfter()).isNull();
            assertThat(receiver.seen()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"500, 120, PT2M", "503, 'Sun, 01 Mar 2026 12:05:00 GMT', PT5M", "429, 9999999, PT24H", "503, soon,"})
    void hearsWhenToComeAgain(int status, String retryAfter, @Nullable Duration asked) {
        try (var receiver = Receiver.answering(status, "Retry-After", retryAfter)) {
            assertThat(failed(send(receiver)).retryAfter()).isEqualTo(asked);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirect(int status) {
        try (var target = Receiver.on("127.0.0.2", 0, exchange -> exchange.sendResponseHeaders(200, -1));
                var receiver = Receiver.answering(
                        status, "Location", target.url("127.0.0.2").toString())) {
            var result = send(receiver);

            assertThat(failed(result).status()).isEqualTo(status);
            assertThat(failed(result).reason()).isEqualTo("answered with a redirect, which is not followed");
            assertThat(receiver.seen()).hasSize(1);
            assertThat(target.seen()).isEmpty();
        }
    }

    @Test
    void keepsNoCookieAndNoConnection() {
        try (var receiver = Receiver.answering(200, "Set-Cookie", "id=1; Path=/")) {
            send(receiver);
            send(receiver);

            assertThat(receiver.seen()).hasSize(2).allSatisfy(seen -> {
                assertThat(seen.headers()).doesNotContainKey("Cookie");
                assertThat(seen.header("Connection")).isEqualTo("close");
            });
        }
    }

    @Test
    void takesNoProxyFromTheEnvironment() {
        try (var proxy = Receiver.answering(200);
                var receiver = Receiver.answering(200)) {
            System.setProperty("http.proxyHost", "127.0.0.1");
            System.setProperty("http.proxyPort", Integer.toString(proxy.port()));
            System.setProperty("http.nonProxyHosts", "");
            try (var fresh = Sender.to("127.0.0.1/32")) {
                send(fresh, receiver);
            } finally {
                System.clearProperty("http.proxyHost");
                System.clearProperty("http.proxyPort");
                System.clearProperty("http.nonProxyHosts");
            }

            assertThat(proxy.seen()).isEmpty();
            assertThat(receiver.seen()).hasSize(1);
        }
    }

    private static Failed failed(SendingResult result) {
        return (Failed) result;
    }
}
