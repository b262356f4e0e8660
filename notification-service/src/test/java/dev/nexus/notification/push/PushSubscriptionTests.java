package dev.nexus.notification.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nexus.contracts.UserEvent;
import dev.nexus.notification.channel.ChannelTest;
import dev.nexus.platform.test.SchemaScan;
import dev.nexus.platform.test.TestEvents;
import dev.nexus.platform.test.TestTokens;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Browsers come, move and go. */
class PushSubscriptionTests extends ChannelTest {

    private static final String PATH = "/api/v1/me/push-subscriptions";
    private static final JsonMapper JSON = JsonMapper.shared();

    private record Reply(int status, JsonNode body) {}

    @LocalServerPort
    private int port;

    @Autowired
    private PushKeys keys;

    @Autowired
    private TestEvents events;

    @Autowired
    private DataSource database;

    private final UUID eve = UUID.randomUUID();

    private static FakeBrowser browser() {
        return FakeBrowser.at("https://push.example/" + UUID.randomUUID());
    }

    private Reply ask(@Nullable UUID account, HttpMethod method, String path, @Nullable Object body) {
        var request =
                RestClient.create("http://localhost:" + port).method(method).uri(path);
        if (account != null) {
            request.header(HttpHeaders.AUTHORIZATION, TestTokens.bearer(account));
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return request.exchange((_, answer) -> new Reply(
                answer.getStatusCode().value(), JSON.readTree(answer.getBody().readAllBytes())));
    }

    private Reply register(UUID account, FakeBrowser browser) {
        return ask(account, HttpMethod.POST, PATH, browser.json());
    }

    private JsonNode list(UUID account) {
        return ask(account, HttpMethod.GET, PATH, null).body().path("items");
    }

    @Test
    void tellsEverybodyWhichKeyToSubscribeFor() {
        var shown = ask(null, HttpMethod.GET, "/api/v1/push-key", null);

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body().path("publicKey").asString())
                .matches("B[A-Za-z0-9_-]{86}")
                .isEqualTo(keys.current().publicText());
    }

    @Test
    void takesWhatABrowserSaysAndShowsNoKeys() {
        var browser = browser();
        Map<String, @Nullable Object> said = new HashMap<>(browser.json());
        said.put("expirationTime", null);
        said.put("deviceName", "Firefox on Linux");

        var made = ask(ada.value(), HttpMethod.POST, PATH, said);

        assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
        assertThat(made.body().path("deviceName").asString()).isEqualTo("Firefox on Linux");
        assertThat(made.body().path("endpoint").asString())
                .isEqualTo(browser.endpoint().toString());
        assertThat(made.body().toString()).doesNotContain("p256dh", "auth");
        assertThat(list(ada.value())).hasSize(1).first().isEqualTo(made.body());
        var id = made.body().path("id").asString();
        assertThat(ask(ada.value(), HttpMethod.GET, PATH + "/" + id, null).body())
                .isEqualTo(made.body());
    }

    @Test
    void isTheSameBrowserWhenItComesAgainWithOtherKeys() {
        var browser = browser();
        var renewed = FakeBrowser.at(browser.endpoint().toString());

        var first = register(ada.value(), browser);
        var again = register(ada.value(), renewed);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("id")).isEqualTo(first.body().path("id"));
        assertThat(list(ada.value())).hasSize(1);
    }

    @Test
    void movesToWhoeverUsesTheBrowserNow() {
        var browser = browser();
        var first = register(ada.value(), browser).body().path("id").asString();

        var moved = register(eve, browser);

        assertThat(moved.status()).isEqualTo(201);
        assertThat(list(ada.value())).isEmpty();
        assertThat(list(eve)).hasSize(1);
        assertThat(ask(ada.value(), HttpMethod.DELETE, PATH + "/" + first, null).status())
                .isEqualTo(404);
        assertThat(list(eve)).hasSize(1);
    }

    @Test
    void goesWhenItsAccountSaysSoAndForNobodyElse() {
        var id = register(ada.value(), browser()).body().path("id").asString();

        assertThat(ask(eve, HttpMethod.GET, PATH + "/" + id, null).status()).isEqualTo(404);
        assertThat(ask(eve, HttpMethod.DELETE, PATH + "/" + id, null).status()).isEqualTo(404);
        assertThat(ask(ada.value(), HttpMethod.DELETE, PATH + "/" + id, null).status())
                .isEqualTo(204);
        assertThat(ask(ada.value(), HttpMethod.DELETE, PATH + "/" + id, null).status())
                .isEqualTo(404);
    }

    @Test
    void hasABound() {
        var last = browser();
        for (var i = 1; i < PushSubscribing.MOST_OF_AN_ACCOUNT; i++) {
            assertThat(register(ada.value(), browser()).status()).isEqualTo(201);
        }
        assertThat(register(ada.value(), last).status()).isEqualTo(201);

        var refused = register(ada.value(), browser());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("code").asString()).isEqualTo("too-many-push-subscriptions");
        assertThat(register(ada.value(), last).status()).isEqualTo(200);
        assertThat(register(eve, browser()).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "endpoint, https://192.168.1.1/push, #/endpoint",
        "endpoint, http://169.254.169.254/latest, #/endpoint",
        "endpoint, ftp://push.example/, #/endpoint",
        "endpoint, no url, #/endpoint",
        "endpoint, /push, #/endpoint",
        "p256dh, AAAA, #/keys/p256dh",
        "p256dh, 'B' , #/keys/p256dh",
        "p256dh, BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, #/keys/p256dh",
        "auth, AAAA, #/keys/auth",
        "auth, ???, #/keys/auth",
        "deviceName, 'a\u0000b', #/deviceName"
    })
    void refusesWhatNoBrowserSays(String field, String value, String pointer) {
        Map<String, @Nullable Object> said = new HashMap<>(browser().json());
        if (field.equals("endpoint") || field.equals("deviceName")) {
            said.put(field, value);
        } else {
            @SuppressWarnings("unchecked")
            var wrong = new HashMap<>((Map<String, Object>) said.get("keys"));
            wrong.put(field, value);
            said.put("keys", wrong);
        }

        var refused = ask(ada.value(), HttpMethod.POST, PATH, said);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("code").asString()).isEqualTo("validation-failed");
        assertThat(refused.body().toString()).contains(pointer);
        assertThat(list(ada.value())).isEmpty();
    }

    @Test
    void isShownAndErasedWithItsAccount() {
        register(ada.value(), browser());
        var data = ask(ada.value(), HttpMethod.GET, "/api/v1/me/data/notification", null)
                .body();
        assertThat(data.path("pushSubscriptions")).hasSize(1);

        events.publish("/user/accounts/" + ada.value(), 2, new UserEvent.AccountDeleted(ada.value(), NOON));

        await().untilAsserted(() ->
                assertThat(SchemaScan.tablesWith(database, ada.value())).containsExactly("erased_account"));
        assertThat(register(ada.value(), browser()).status()).isEqualTo(401);
    }
}
