package dev.nexus.notification.outbound;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverUrlsTests {

    private final ReceiverUrls urls = new ReceiverUrls(Receiver.rules());
    private final ReceiverUrls inside = new ReceiverUrls(Receiver.rules("10.20.0.0/16"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "HTTPS://example.org/hook?token=1",
                "https://example.org:8443/hook",
                "https://xn--bcher-kva.example/hook",
                "https://8.8.8.8/hook",
                "https://[2606:4700:4700::1111]:8443/hook",
                "https://example.org/bücher"
            })
    void takesWhatMayBeSentTo(String url) {
        assertThatCode(() -> urls.check(URI.create(url))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.org, the URL is not https",
        "ftp://example.org, the URL is not https",
        "file:///etc/passwd, the URL is not https",
        "/hook, the URL is not https",
        "//example.org/hook, the URL is not https",
        "https:example.org, the URL names no host that could be sent to",
        "https:///hook, the URL names no host that could be sent to",
        "https://example.org:0, the URL names no host that could be sent to",
        "https://bücher.example, the URL names no host that could be sent to",
        "https://user:password@example.org, 'the URL has a user or password in it, which would not be sent'",
        "https://@example.org, 'the URL has a user or password in it, which would not be sent'",
        "https://example.org#part, 'the URL has a fragment, which would not be sent'"
    })
    void refusesWhatMayNot(String url, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> urls.check(URI.create(url)))
                .withMessage(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[64:ff9b::7f00:1]/"
            })
    void refusesAddressesThatAreNotTheInternet(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> urls.check(URI.create(url)))
                .withMessage(AddressRules.REFUSAL);
    }

    /** What other programs take for 127.0.0.1 is no host at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.1/",
                "https://127.1/",
                "https://127.0.1/",
                "https://0177.0.0.1/",
                "https://127.0.0.1./",
                "https://0/",
                "https://[fe80::1%25eth0]/"
            })
    void refusesOddNotations(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> urls.check(URI.create(url)))
                .withMessage("the URL names no host that could be sent to");
    }

    @Test
    void refusesWhatIsTooLong() {
        var url = "https://example.org/" + "x".repeat(1980);

        assertThatCode(() -> urls.check(URI.create(url))).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> urls.check(URI.create(url + "x")))
                .withMessage("the URL is longer than 2000 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://receiver:8080/hook", "http://10.20.1.1/", "https://10.20.1.1/", "https://8.8.8.8/"})
    void takesPlainTextWhereTheOperatorHasReceivers(String url) {
        assertThatCode(() -> inside.check(URI.create(url))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://10.20.1.1/, the URL is neither https nor http",
        "http://10.21.1.1/, the address is not reachable from here by rule"
    })
    void refusesTheRestThereToo(String url, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> inside.check(URI.create(url)))
                .withMessage(reason);
    }
}
