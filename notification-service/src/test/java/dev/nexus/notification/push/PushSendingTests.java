package dev.nexus.notification.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.notification.channel.ChannelMessage;
import dev.nexus.notification.channel.ChannelTest;
import dev.nexus.notification.channel.SendingOutcome.Refused;
import dev.nexus.notification.channel.SendingOutcome.Sent;
import dev.nexus.notification.channel.SendingOutcome.TryAgain;
import dev.nexus.notification.inbox.NotificationKind;
import dev.nexus.notification.push.FakePushService.Pushed;
import dev.nexus.notification.push.crypto.P256;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a notification to what a browser's service worker reads. */
class PushSendingTests extends ChannelTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private PushSending sending;

    @Autowired
    private PushSubscribing subscribing;

    @Autowired
    private PushKeys keys;

    @Autowired
    private Clock clock;

    private final FakePushService service = new FakePushService();

    @AfterEach
    void stop() {
        service.close();
    }

    private FakeBrowser subscribed() {
        var browser = service.browser();
        subscribing.register(
                ada.value(), new PushTarget(browser.endpoint(), browser.publicKey(), browser.auth()), "Firefox");
        return browser;
    }

    private ChannelMessage message(String title, String text) {
        return message(ada(null), title, text);
    }

    private static JsonNode read(FakeBrowser browser, Pushed pushed) {
        return JSON.readTree(browser.decrypt(pushed.body()));
    }

    @Test
    void pushesWhatTheBrowserAloneReads() {
        var browser = subscribed();
        var message = message("You finished “Emma”", "“Emma” is now among your books.");

        assertThat(sending.reached(List.of(message.recipient()))).containsExactly(ada);
        assertThat(sending.send(message)).isEqualTo(new Sent());

        assertThat(service.to(browser)).hasSize(1);
        var pushed = service.to(browser).getFirst();
        assertThat(pushed.header("Content-encoding")).isEqualTo("aes128gcm");
        assertThat(pushed.header("Ttl")).isEqualTo("259200");
        assertThat(pushed.header("Urgency")).isEqualTo("normal");
        assertThat(pushed.header("Topic")).matches("[A-Za-z0-9_-]{22}");
        var payload = read(browser, pushed);
        var notification = message.notification();
        assertThat(payload.path("id").asString()).isEqualTo(notification.id().toString());
        assertThat(payload.path("kind").asString()).isEqualTo("book-finished");
        assertThat(payload.path("title").asString()).isEqualTo("You finished “Emma”");
        assertThat(payload.path("text").asString()).isEqualTo("“Emma” is now among your books.");
        assertThat(payload.path("link").asString()).isEqualTo("https://books.example.org/books/" + notification.book());
        assertThat(new String(pushed.body(), StandardCharsets.ISO_8859_1)).doesNotContain("Emma", "book");
    }

    @Test
    void provesToThePushServiceWhoSends() {
        var browser = subscribed();

        sending.send(message("Title", "Text"));

        var authorization = service.to(browser).getFirst().header("Authorization");
        assertThat(authorization).matches("vapid t=[^, ]+, k=[A-Za-z0-9_-]{87}");
        var key = authorization.substring(authorization.indexOf("k=") + 2);
        assertThat(key).isEqualTo(keys.current().publicText());
        var claims = verified(authorization.substring("vapid t=".length(), authorization.indexOf(',')), key);
        assertThat(claims.getAudience()).containsExactly(service.origin());
        assertThat(claims.getSubject()).isEqualTo("https://books.example.org/");
        assertThat(claims.getExpiration().toInstant())
                .isBetween(
                        clock.instant().plus(Duration.ofHours(11)),
                        clock.instant().plus(Duration.ofHours(24)));
    }

    private static Claims verified(String token, String key) {
        var header = JSON.readTree(Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))));
        assertThat(header.path("alg").asString()).isEqualTo("ES256");
        var claims = JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
        assertThat(claims.path("aud").isString()).isTrue();
        return Jwts.parser()
                .verifyWith(P256.publicKey(Base64.getUrlDecoder().decode(key)))
                .build()
                .parseSignedClaims(token)
                .getPayload();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void forgetsABrowserThatItsPushServiceDoesNotKnowAnyMore(int status) {
        var gone = subscribed();
        service.answer(gone, status);

        assertThat(sending.send(message("Title", "Text"))).isInstanceOf(Refused.class);

        assertThat(subscribing.list(ada.value())).isEmpty();
        assertThat(sending.reached(List.of(ada(null)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"429, 120, PT2M", "503, 1, PT1S", "500,,", "502, soon,"})
    void comesAgainWhenThePushServiceSaysSo(int status, @Nullable String retryAfter, @Nullable Duration notBefore) {
        var browser = subscribed();
        if (retryAfter == null) {
            service.answer(browser, status);
        } else {
            service.answer(browser, status, "Retry-After", retryAfter);
        }

        assertThat(sending.send(message("Title", "Text")))
                .isEqualTo(new TryAgain("the push service answered " + status, notBefore));
        assertThat(subscribing.list(ada.value())).hasSize(1);
    }

    @Test
    void sendsNothingTwiceWhenOneOfSeveralIsTriedAgain() {
        var reached = subscribed();
        var busy = subscribed();
        var slow = subscribed();
        var refusing = subscribed();
        var gone = subscribed();
        service.answer(busy, 503, "Retry-After", "30");
        service.answer(slow, 429, "Retry-After", "600");
        service.answer(refusing, 403);
        service.answer(gone, 410);
        var message = message("Title", "Text");

        var first = sending.send(message);
        service.answer(busy, 201);
        service.answer(slow, 201);
        var second = sending.send(message);
        var third = sending.send(message);

        assertThat(first).isInstanceOfSatisfying(TryAgain.class, again -> assertThat(again.notBefore())
                .isEqualTo(Duration.ofMinutes(10)));
        assertThat(second).isEqualTo(new Sent());
        assertThat(third).isEqualTo(new Sent());
        assertThat(service.to(reached)).hasSize(1);
        assertThat(service.to(busy)).hasSize(2);
        assertThat(service.to(slow)).hasSize(2);
        assertThat(service.to(refusing)).hasSize(1);
        assertThat(service.to(gone)).hasSize(1);
        assertThat(subscribing.list(ada.value())).hasSize(4);
        assertThat(service.to(busy).getFirst().header("Topic"))
                .isEqualTo(service.to(busy).getLast().header("Topic"));
    }

    @Test
    void saysWhenNobodyTakesIt() {
        var browser = subscribed();
        service.answer(browser, 413);

        assertThat(sending.send(message("Title", "Text"))).isEqualTo(new Refused("the push service answered 413"));
    }

    @Test
    void comesAgainWhileThePushServiceIsAway() {
        subscribed();
        service.close();

        assertThat(sending.send(message("Title", "Text")))
                .isEqualTo(new TryAgain("the push service: refused the connection", null));
    }

    @Test
    void reachesNobodyWithoutABrowser() {
        assertThat(sending.reached(List.of(ada(null)))).isEmpty();
        assertThat(sending.send(message("Title", "Text"))).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "🎧", "\u0001", "\"", "ä"})
    void cutsATextThatIsTooLongBetweenTwoCharacters(String character) {
        var browser = subscribed();

        assertThat(sending.send(message("Title", "A" + character.repeat(5_000))))
                .isEqualTo(new Sent());

        var pushed = service.to(browser).getFirst();
        var text = read(browser, pushed).path("text").asString();
        assertThat(pushed.body()).hasSizeBetween(4_090, 4_096);
        assertThat(text).endsWith("…");
        assertThat(text.substring(1, text.length() - 1))
                .isEqualTo(character.repeat(text.codePointCount(0, text.length()) - 2));
    }

    @Test
    void hurriesForWhatIsUrgentAlone() {
        var browser = subscribed();

        sending.send(message(ada(null), NotificationKind.SECURITY_ALERT, "Title", "Text"));
        sending.send(message(ada(null), NotificationKind.LISTENING_DIGEST, "Title", "Text"));

        assertThat(service.to(browser))
                .extracting(pushed -> pushed.header("Urgency"))
                .containsExactly("high", "low");
    }
}
