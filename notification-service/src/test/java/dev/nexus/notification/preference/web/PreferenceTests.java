package dev.nexus.notification.preference.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.notification.TellingTest;
import dev.nexus.notification.channel.Channel;
import dev.nexus.notification.channel.Unsubscribing;
import dev.nexus.notification.inbox.NotificationKind;
import dev.nexus.notification.recipient.RecipientId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** How somebody wants to be told, by the API. */
class PreferenceTests extends TellingTest {

    private static final String PATH = "/notification-preferences";

    @Autowired
    private Unsubscribing unsubscribing;

    @Test
    void showsTheDefaultsToWhoSaidNothing() {
        var shown = get();

        assertThat(shown.at("/kinds").propertyNames())
                .containsExactlyElementsOf(Arrays.stream(NotificationKind.values())
                        .map(NotificationKind::wireName)
                        .toList());
        assertThat(shown.at("/kinds/book-added").toString())
                .isEqualTo("{\"inApp\":true,\"email\":false,\"push\":true}");
        assertThat(shown.at("/kinds/security-alert").toString())
                .isEqualTo("{\"inApp\":true,\"email\":false,\"push\":true}");
        assertThat(shown.path("quietHours").isNull()).isTrue();
        assertThat(shown.path("digest").asString()).isEqualTo("weekly");
    }

    @Test
    void putsAllOfItInThePlaceOfWhatWasSaid() {
        put(Map.of("kinds", Map.of("book-finished", Map.of("email", true))));

        var reply = put(Map.of(
                "kinds",
                Map.of("book-added", Map.of("push", false)),
                "quietHours",
                quiet("22:00", "07:00", "Europe/Berlin"),
                "digest",
                "off"));

        assertThat(reply.status()).isEqualTo(200);
        var shown = get();
        assertThat(shown).isEqualTo(reply.body());
        assertThat(shown.at("/kinds/book-added/push").asBoolean()).isFalse();
        assertThat(shown.at("/kinds/book-finished/email").asBoolean()).isFalse();
        assertThat(shown.at("/quietHours").toString())
                .isEqualTo("{\"from\":\"22:00\",\"to\":\"07:00\",\"zone\":\"Europe/Berlin\"}");
        assertThat(shown.path("digest").asString()).isEqualTo("off");
        assertThat(ask(HttpMethod.GET, "/data/notification", null)
                        .body()
                        .at("/notificationPreferences/0/quietZone")
                        .asString())
                .isEqualTo("Europe/Berlin");
    }

    @Test
    void changesNothingWhenItIsSentBackAsItIs() {
        var first = ask(HttpMethod.GET, PATH, null);

        var again = put(first.body());

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().getETag())
                .isNotNull()
                .isEqualTo(first.headers().getETag());
    }

    @Test
    void letsNobodyOverwriteWhatTheyHaveNotSeen() {
        var seen =
                Objects.requireNonNull(ask(HttpMethod.GET, PATH, null).headers().getETag());
        put(Map.of("digest", "off"));

        var reply = ask(HttpMethod.PUT, PATH, Map.of("digest", "weekly"), "If-Match", seen);

        assertThat(reply.status()).isEqualTo(412);
        assertThat(get().path("digest").asString()).isEqualTo("off");
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThat(put(Map.of("kinds", Map.of("nothing/of~it", Map.of("push", true))))
                        .body()
                        .at("/errors/0/pointer")
                        .asString())
                .isEqualTo("#/kinds/nothing~1of~0it");
        assertThat(put(Map.of("kinds", Map.of("book-added", Map.of("fax", true))))
                        .code())
                .isEqualTo("unknown-field");
        var nothing = new HashMap<String, Object>();
        nothing.put("book-added", null);
        assertThat(put(Map.of("kinds", nothing)).status()).isEqualTo(422);
        assertThat(put(Map.of("digest", "hourly")).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "security-alert, inApp, false",
        "security-alert, email, true",
        "new-device, inApp, false",
        "invitation, email, true"
    })
    void refusesWhatNobodyCanHaveOtherwise(String kind, String channel, boolean wanted) {
        var reply = put(Map.of("kinds", Map.of(kind, Map.of(channel, wanted))));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body().at("/errors/0/pointer").asString()).isEqualTo("#/kinds/%s/%s".formatted(kind, channel));
    }

    @ParameterizedTest
    @CsvSource({
        "22:00, 22:00, Europe/Berlin",
        "24:00, 07:00, Europe/Berlin",
        "22:00, 7:00, Europe/Berlin",
        "22:00, 07:00, Europe/Atlantis",
        "22:00, 07:00, +01:00"
    })
    void refusesHoursThatAreNone(String from, String to, String zone) {
        assertThat(put(Map.of("quietHours", quiet(from, to, zone))).status()).isEqualTo(422);
    }

    @Test
    void forgetsAChannelThatSomebodyUnsubscribedFrom() {
        put(Map.of("digest", "weekly", "quietHours", Map.of("from", "22:00", "to", "07:00")));

        unsubscribing.unsubscribe(new RecipientId(ada), NotificationKind.REVIEW_ANSWERED, Channel.EMAIL);
        unsubscribing.unsubscribe(new RecipientId(ada), NotificationKind.REVIEW_ANSWERED, Channel.EMAIL);

        var shown = get();
        assertThat(shown.at("/kinds/review-answered").toString())
                .isEqualTo("{\"inApp\":true,\"email\":false,\"push\":true}");
        assertThat(shown.at("/quietHours/from").asString()).isEqualTo("22:00");
    }

    private static Map<String, String> quiet(String from, String to, String zone) {
        return Map.of("from", from, "to", to, "zone", zone);
    }

    private JsonNode get() {
        return ask(HttpMethod.GET, PATH, null).body();
    }

    private Reply put(Object body) {
        return ask(HttpMethod.PUT, PATH, body);
    }
}
