package dev.nexus.notification.webhook.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTests {

    @Test
    void isReadAsItIsWritten() {
        var secret = WebhookSecret.generate();

        var read = WebhookSecret.parse(secret.text());

        assertThat(secret.text()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(read.bytes()).isEqualTo(secret.bytes()).hasSize(32);
        assertThat(WebhookSecret.of(secret.bytes()).text()).isEqualTo(secret.text());
    }

    @Test
    void isAnotherEachTime() {
        var secrets =
                IntStream.range(0, 100).mapToObj(_ -> WebhookSecret.generate().text());

        assertThat(secrets).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 64})
    void mayHaveAsManyBytesAsTheStandardSays(int bytes) {
        assertThat(WebhookSecret.parse(text(bytes)).bytes()).hasSize(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 23, 65})
    void isRefusedWithAnyOtherNumber(int bytes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookSecret.parse(text(bytes)))
                .withMessage("a webhook's secret has 24 to 64 bytes, this one has %d", bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_s3cret!", "whpk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
            })
    void isRefusedInAnotherForm(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookSecret.parse(text))
                .withMessageStartingWith("a webhook's secret ")
                .withMessageContaining("whsec_")
                .withMessageNotContaining("s3cret");
    }

    @Test
    void isNotWrittenIntoLogs() {
        assertThat(WebhookSecret.generate()).hasToString("whsec_...");
    }

    private static String text(int bytes) {
        return "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
    }
}
