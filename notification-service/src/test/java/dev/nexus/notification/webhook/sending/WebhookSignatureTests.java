package dev.nexus.notification.webhook.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WebhookSignatureTests {

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant AT = Instant.ofEpochSecond(1614265330);
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final String OTHER_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    /** The example that the libraries of Standard Webhooks are tested with. */
    @Test
    void signsAsTheStandardDoes() {
        var headers = WebhookSignature.headers(message("{\"test\": 2432232314}", SECRET), AT);

        assertThat(headers)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("webhook-id", ID, "webhook-timestamp", "1614265330", "webhook-signature", SIGNATURE));
    }

    @Test
    void signsWithEachSecretTheNewestFirst() {
        var body = "{\"test\": 2432232314}";
        var other = signature(message(body, OTHER_SECRET));

        assertThat(signature(message(body, OTHER_SECRET, SECRET))).isEqualTo(other + " " + SIGNATURE);
        assertThat(signature(message(body, SECRET, OTHER_SECRET))).isEqualTo(SIGNATURE + " " + other);
    }

    /** Computed by OpenSSL over the bytes of UTF-8. */
    @Test
    void signsTheBytesThatAreSent() {
        assertThat(signature(message("{\"title\":\"Der Geizige – Molière\"}", SECRET)))
                .isEqualTo("v1,JhEhM6Qsc2Jgh1D+N9nq1FYd0mvk300xdN/eb16S4Wc=");
    }

    private static String signature(WebhookMessage message) {
        return WebhookSignature.headers(message, AT).getOrDefault("webhook-signature", "");
    }

    private static WebhookMessage message(String body, String... secrets) {
        return new WebhookMessage(
                URI.create("https://example.org/hook"),
                ID,
                body,
                Stream.of(secrets)
                        .map(secret -> WebhookSecret.parse(secret).bytes())
                        .toList());
    }
}
