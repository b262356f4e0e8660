package dev.nexus.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.nexus.contracts.LibraryRole;
import dev.nexus.contracts.UserEvent;
import dev.nexus.notification.webhook.sending.WebhookSecret;
import dev.nexus.platform.secret.EnvironmentKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.transaction.support.TransactionTemplate;

/** What owners and curators see of their webhooks, and nobody else does. */
class WebhookApiTests extends WebhookTest {

    private enum Somebody {
        OWNER(200),
        CURATOR(200),
        LISTENER(403),
        STRANGER(404),
        WHO_HAS_LEFT(404),
        WHOSE_ROLE_IS_NOT_KNOWN(404);

        private final int status;

        Somebody(int status) {
            this.status = status;
        }
    }

    private final UUID somebody = UUID.randomUUID();

    @Autowired
    private WebhookSecrets secrets;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Environment environment;

    @ParameterizedTest
    @EnumSource
    void isForThoseAloneWhoLookAfterTheLibrary(Somebody who) {
        var webhook = makeWebhook();
        var delivery = post("/" + webhook + "/test", null).id();
        becomes(who);

        var replies = List.of(
                ask(somebody, HttpMethod.GET, "", null),
                ask(somebody, HttpMethod.GET, "/" + webhook, null),
                ask(somebody, HttpMethod.GET, "/" + webhook + "/deliveries", null),
                ask(somebody, HttpMethod.POST, "", Map.of("url", receiver().toString())),
                ask(somebody, HttpMethod.PATCH, "/" + webhook, Map.of("eventTypes", List.of())),
                ask(somebody, HttpMethod.POST, "/" + webhook + "/test", null),
                ask(somebody, HttpMethod.POST, "/%s/deliveries/%s/replay".formatted(webhook, delivery), null),
                ask(somebody, HttpMethod.POST, "/" + webhook + "/secret", null),
                ask(somebody, HttpMethod.DELETE, "/" + webhook, null));

        if (who.status == 200) {
            assertThat(replies).extracting(Reply::status).containsExactly(200, 200, 200, 201, 200, 202, 202, 200, 204);
        } else {
            assertThat(replies).extracting(Reply::status).containsOnly(who.status);
            assertThat(replies).extracting(Reply::code).containsOnly(who.status == 403 ? "role-too-low" : "not-found");
            assertThat(replies).noneMatch(reply -> reply.body().toString().contains(receiver.toString()));
            assertThat(get("/" + webhook).status()).isEqualTo(200);
        }
    }

    @Test
    void tellsWhoIsNotKnownYetToTryAgain() {
        becomes(Somebody.WHOSE_ROLE_IS_NOT_KNOWN);

        var refused = ask(somebody, HttpMethod.GET, "", null);

        assertThat(refused.headers().getFirst("Retry-After")).isEqualTo("2");
        assertThat(refused.body().path("retryable").asBoolean()).isTrue();
    }

    @Test
    void showsTheSecretOnce() {
        var made = post("", Map.of("url", receiver.toString()));
        var secret = made.body().path("secret").asString();
        var path = "/" + made.id();

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.headers().getFirst("Location"))
                .isEqualTo("/api/v1/libraries/%s/webhooks%s".formatted(library, path));
        assertThat(made.headers().getCacheControl()).isEqualTo("no-store");
        assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(get(path).body().toString() + get("").body())
                .contains(receiver.toString())
                .doesNotContain("whsec_")
                .doesNotContain("secret");
        assertThat(jdbc.sql("select webhook::text from webhook where id = :id")
                        .param("id", made.id())
                        .query(String.class)
                        .single())
                .doesNotContain(secret.substring("whsec_".length()));
    }

    @Test
    void makesOneHoweverOftenItIsAskedWithAKey() {
        var wanted = Map.of("url", receiver.toString());
        var key = UUID.randomUUID().toString();

        var first = ask(ada, HttpMethod.POST, "", wanted, "Idempotency-Key", key);
        var second = ask(ada, HttpMethod.POST, "", wanted, "Idempotency-Key", key);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(get("").body().path("items")).hasSize(1);
    }

    @Test
    void makesNoMoreThanThereMayBe() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = IntStream.range(0, WebhookKeeping.MOST_IN_A_LIBRARY + 5)
                    .mapToObj(_ -> (Callable<Reply>) () -> post("", Map.of("url", receiver.toString())))
                    .toList();
            var replies = new ArrayList<Reply>();
            for (var each : threads.invokeAll(asked)) {
                replies.add(each.get());
            }

            assertThat(replies.stream().filter(reply -> reply.status() == 201))
                    .hasSize(WebhookKeeping.MOST_IN_A_LIBRARY);
            assertThat(replies.stream().filter(reply -> reply.status() != 201))
                    .extracting(Reply::status, Reply::code)
                    .containsOnly(tuple(409, "too-many-webhooks"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "receiver.example",
                "/hook",
                "ftp://receiver.example/",
                "https:///hook",
                "https://ada:secret@receiver.example/",
                "https://receiver.example/#part",
                "https://receiver.example/a b",
                "mailto:ada@example.org"
            })
    void sendsToUrlsAlone(String url) {
        var refused = post("", Map.of("url", url));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("validation-failed");
        assertThat(refused.body().at("/errors/0/pointer").asString()).isEqualTo("#/url");
    }

    @ParameterizedTest
    @CsvSource({
        "catalog.book.imagined.v1",
        "playback.book.finished.v1",
        "user.membership.granted.v1",
        "catalog.account.erased.v1",
        "nexus.webhook.test.v1"
    })
    void tellsOfNothingElse(String type) {
        var types = List.of("catalog.book.published.v1", type);
        var webhook = makeWebhook();

        var made = post("", Map.of("url", receiver.toString(), "eventTypes", types));
        var changed = patch(webhook, Map.of("eventTypes", types));

        assertThat(List.of(made, changed)).extracting(Reply::status).containsOnly(422);
        assertThat(List.of(made, changed))
                .extracting(reply -> reply.body().at("/errors/0/pointer").asString())
                .allMatch(pointer -> pointer.startsWith("#/eventTypes/"));
    }

    @Test
    void changesWhatIsSaid() {
        var webhook = makeWebhook(receiver, "catalog.book.removed.v1");
        var other = receiver();

        var moved = patch(webhook, Map.of("url", other.toString(), "enabled", false));
        var all = patch(webhook, JSON.readTree("{\"eventTypes\": null}"));

        assertThat(moved.body().path("url").asString()).isEqualTo(other.toString());
        assertThat(moved.body().path("enabled").asBoolean()).isFalse();
        assertThat(texts(moved.body().path("eventTypes"))).containsExactly("catalog.book.removed.v1");
        assertThat(all.body().path("eventTypes")).isEmpty();
        assertThat(all.body().path("version").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"url", "enabled"})
    void needsAUrlAndAnAnswer(String field) {
        var refused = patch(makeWebhook(), JSON.readTree("{\"%s\": null}".formatted(field)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/errors/0/pointer").asString()).isEqualTo("#/" + field);
    }

    @Test
    void overwritesNobodysChange() {
        var webhook = makeWebhook();
        var seen = get("/" + webhook).headers().getFirst("ETag");
        patch(webhook, Map.of("enabled", false));

        var refused = patch(webhook, Map.of("enabled", true), "If-Match", String.valueOf(seen));

        assertThat(refused.status()).isEqualTo(412);
        assertThat(get("/" + webhook).body().path("enabled").asBoolean()).isFalse();
    }

    @Test
    void isGoneWhenItIsTakenAway() {
        var webhook = makeWebhook();
        post("/" + webhook + "/test", null);

        var removed = ask(ada, HttpMethod.DELETE, "/" + webhook, null);

        assertThat(removed.status()).isEqualTo(204);
        assertThat(get("/" + webhook).status()).isEqualTo(404);
        assertThat(get("/" + webhook + "/deliveries").status()).isEqualTo(404);
        assertThat(get("").body().path("items")).isEmpty();
    }

    @Test
    void signsWithTheFormerSecretTooForADay() {
        var made = post("", Map.of("url", receiver.toString()));
        var former = made.body().path("secret").asString();
        var present =
                post("/" + made.id() + "/secret", null).body().path("secret").asString();

        removeABook();
        var during = awaitSent(1).getFirst().secrets();
        leap(Duration.ofHours(25));
        removeABook();
        var after = awaitSent(2).getLast().secrets();

        assertThat(during.stream().map(secret -> WebhookSecret.of(secret).text()))
                .containsExactly(present, former);
        assertThat(after.stream().map(secret -> WebhookSecret.of(secret).text()))
                .containsExactly(present);
    }

    @Test
    void sealsSecretsAnewWhenTheKeyIsExchanged() {
        var webhook = makeWebhook();
        post("/" + webhook + "/secret", null);
        var next = Base64.getEncoder().encodeToString(new byte[32]);
        var installed = environment.getRequiredProperty("nexus.secret.key");
        var both = new WebhookSecrets(jdbc, EnvironmentKey.parse(next, installed));

        transaction.executeWithoutResult(rolledBack -> {
            rolledBack.setRollbackOnly();
            assertThat(both.sealAnew()).isPositive();
            assertThat(both.sealAnew()).isZero();
            var alone = new WebhookSecrets(jdbc, EnvironmentKey.parse(next));
            assertThat(jdbc.sql("select unnest(array[secret, former_secret]) from webhook where id = :id")
                            .param("id", webhook)
                            .query(byte[].class)
                            .list())
                    .hasSize(2)
                    .allSatisfy(kept ->
                            assertThat(alone.open(new WebhookId(webhook), kept)).hasSize(32));
        });
    }

    @Test
    void sealsSecretsForTheirWebhookAlone() {
        var webhook = new WebhookId(UUID.randomUUID());
        var secret = WebhookSecret.generate().bytes();

        var sealed = secrets.seal(webhook, secret);

        assertThat(secrets.open(webhook, sealed)).isEqualTo(secret).hasSize(32);
        assertThat(sealed).isNotEqualTo(secret);
    }

    @Test
    void listsDeliveriesPageByPage() {
        var webhook = makeWebhook();
        IntStream.range(0, 5).forEach(_ -> removeABook());
        awaitSent(5);
        awaitDelivery(webhook, DeliveryState.DELIVERED, 1);

        var first = get("/" + webhook + "/deliveries?limit=3&state=delivered").body();
        var second = get("/%s/deliveries?limit=3&state=delivered&cursor=%s"
                        .formatted(webhook, first.path("next").asString()))
                .body();

        assertThat(first.path("items")).hasSize(3);
        assertThat(second.path("items")).hasSize(2);
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(first.at("/items/0/messageId").asString())
                .isEqualTo("msg_" + first.at("/items/0/id").asString());
        assertThat(first.at("/items/0/lastStatus").asInt()).isEqualTo(204);
        assertThat(first.at("/items/0/lastTook").asString()).isEqualTo("0.012");
        assertThat(get("/" + webhook + "/deliveries?state=failed").body().path("items"))
                .isEmpty();
        assertThat(get("/" + webhook + "/deliveries?state=lost").status()).isEqualTo(400);
    }

    private void becomes(Somebody who) {
        switch (who) {
            case OWNER -> grant(somebody, LibraryRole.OWNER);
            case CURATOR -> grant(somebody, LibraryRole.CURATOR);
            case LISTENER -> grant(somebody, LibraryRole.LISTENER);
            case STRANGER -> {}
            case WHO_HAS_LEFT -> {
                grant(somebody, LibraryRole.OWNER);
                handled(events.publish(
                        "/user/memberships/" + UUID.randomUUID(),
                        2,
                        new UserEvent.MembershipRevoked(UUID.randomUUID(), library, somebody, NOON)));
            }
            case WHOSE_ROLE_IS_NOT_KNOWN -> {
                grant(somebody, LibraryRole.OWNER);
                jdbc.sql("update membership set role = null where account_id = :account")
                        .param("account", somebody)
                        .update();
            }
        }
    }
}
