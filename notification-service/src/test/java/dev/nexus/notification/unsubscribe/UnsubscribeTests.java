package dev.nexus.notification.unsubscribe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nexus.contracts.UserEvent;
import dev.nexus.notification.channel.Channel;
import dev.nexus.notification.channel.ChannelTest;
import dev.nexus.notification.inbox.NotificationKind;
import dev.nexus.notification.preference.Preferences;
import dev.nexus.platform.personaldata.ErasedAccounts;
import dev.nexus.platform.secret.EnvironmentKey;
import dev.nexus.platform.test.TestEvents;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;

/** Without signing in: whoever has the mail has the link. */
class UnsubscribeTests extends ChannelTest {

    private record Reply(int status, String body, HttpHeaders headers) {}

    @LocalServerPort
    private int port;

    @Autowired
    private UnsubscribeTokens tokens;

    @Autowired
    private Preferences preferences;

    @Autowired
    private EnvironmentKey key;

    @Autowired
    private Clock clock;

    @Autowired
    private TestEvents events;

    @Autowired
    private ErasedAccounts erased;

    private final Subscribed subscribed = new Subscribed(ada, NotificationKind.LISTENING_DIGEST, Channel.EMAIL);

    private boolean wanted() {
        return preferences.of(ada.value()).wants(NotificationKind.LISTENING_DIGEST, Channel.EMAIL);
    }

    private Reply look(String token, String languages) {
        return RestClient.create("http://localhost:" + port)
                .get()
                .uri("/api/v1/unsubscribe/{token}", token)
                .header(HttpHeaders.ACCEPT_LANGUAGE, languages)
                .exchange((_, answer) -> new Reply(
                        answer.getStatusCode().value(),
                        new String(answer.getBody().readAllBytes(), UTF_8),
                        answer.getHeaders()));
    }

    private Reply post(String token, MediaType type, String field, String value) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add(field, value);
        return RestClient.create("http://localhost:" + port)
                .method(HttpMethod.POST)
                .uri("/api/v1/unsubscribe/{token}", token)
                .contentType(type)
                .body(form)
                .exchange((_, answer) -> new Reply(
                        answer.getStatusCode().value(),
                        new String(answer.getBody().readAllBytes(), UTF_8),
                        answer.getHeaders()));
    }

    private Reply click(String token) {
        return post(token, MediaType.APPLICATION_FORM_URLENCODED, "List-Unsubscribe", "One-Click");
    }

    @Test
    void asksPeopleAndChangesNothingForProgramsThatFollowLinks() {
        var page = look(tokens.of(subscribed), "de-DE,de;q=0.9");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers().getContentType()).hasToString("text/html;charset=UTF-8");
        assertThat(page.headers().getCacheControl()).isEqualTo("no-store");
        assertThat(page.body())
                .contains("<html lang=\"de\">", "<form method=\"post\">", "Ihre Hörwoche")
                .contains("name=\"List-Unsubscribe\" value=\"One-Click\"")
                .doesNotContain(ada.value().toString(), "<script");
        assertThat(wanted()).isTrue();
    }

    @Test
    void turnsOffWhatTheMailWasAboutHoweverOftenItIsAsked() {
        var token = tokens.of(subscribed);

        var first = click(token);
        var again = post(token, MediaType.MULTIPART_FORM_DATA, "List-Unsubscribe", "One-Click");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).contains("sends you no more mails about your week of listening");
        assertThat(again.status()).isEqualTo(200);
        assertThat(wanted()).isFalse();
        assertThat(preferences.of(ada.value()).wants(NotificationKind.LISTENING_DIGEST, Channel.IN_APP))
                .isTrue();
        assertThat(preferences.of(ada.value()).wants(NotificationKind.REVIEW_ANSWERED, Channel.EMAIL))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "~~~", "a.b"})
    void tellsNothingToWhoeverMakesUpALink(String token) {
        assertThat(look(token, "").status()).isEqualTo(404);
        assertThat(click(token).status()).isEqualTo(404);
        assertThat(click(token).body()).contains("invalid-unsubscribe-link");
    }

    @Test
    void isGoodForNothingElseThanWhatItWasMadeFor() {
        var token = tokens.of(subscribed);

        assertThat(Stream.iterate(0, place -> place < token.length() - 1, place -> place + 7)
                        .map(place -> token.substring(0, place)
                                + (token.charAt(place) == 'A' ? 'B' : 'A')
                                + token.substring(place + 1))
                        .map(tokens::read))
                .allMatch(found -> found.isEmpty());
        assertThat(tokens.read(token)).contains(subscribed);
    }

    @Test
    void isGoodForMoreThanAYearAndNotForEver() {
        var token = tokens.of(subscribed);

        assertThat(after(Duration.ofDays(366)).read(token)).contains(subscribed);
        assertThat(after(UnsubscribeTokens.GOOD_FOR.plusDays(1)).read(token)).isEmpty();
    }

    private UnsubscribeTokens after(Duration time) {
        return new UnsubscribeTokens(key, Clock.offset(clock, time));
    }

    @Test
    void wantsToHearThatItIsMeant() {
        var token = tokens.of(subscribed);

        assertThat(post(token, MediaType.APPLICATION_FORM_URLENCODED, "List-Unsubscribe", "No")
                        .status())
                .isEqualTo(400);
        assertThat(post(token, MediaType.APPLICATION_FORM_URLENCODED, "Other", "One-Click")
                        .status())
                .isEqualTo(400);
        assertThat(wanted()).isTrue();
    }

    @Test
    void writesNothingOfAnAccountThatIsGoneAndDoesNotTell() {
        var token = tokens.of(subscribed);
        events.publish("/user/accounts/" + ada.value(), 2, new UserEvent.AccountDeleted(ada.value(), NOON));
        await().until(() -> erased.contains(ada.value()));

        assertThat(click(token).status()).isEqualTo(200);
        assertThat(wanted()).isTrue();
    }
}
