package dev.nexus.notification.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nexus.contracts.CatalogEvent;
import dev.nexus.contracts.LibraryRole;
import dev.nexus.contracts.PlaybackEvent;
import dev.nexus.contracts.PlaybackEvent.HeardBook;
import dev.nexus.contracts.UserEvent;
import dev.nexus.notification.FakeChannels;
import dev.nexus.notification.TellingTest;
import dev.nexus.notification.channel.Channel;
import dev.nexus.notification.channel.SendingOutcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** Which events people are told of, and in which words. */
class RuleTests extends TellingTest {

    private final UUID book = UUID.randomUUID();

    @Test
    void tellsInTheRecipientsLanguageAndByTheChannelsThatAreWanted() {
        adaIsAMember("de-AT", null);
        publishBook(book, "Emma", List.of(), List.of());

        answer(UUID.randomUUID());

        assertThat(awaitTold(ada, 1))
                .containsExactly(new Told(
                        "review-answered",
                        "Antwort auf Ihre Rezension von „Emma“",
                        "Jemand, der die Bibliothek betreut, hat auf Ihre Rezension von „Emma“ geantwortet.",
                        "/api/v1/books/" + book,
                        true));
        awaitSent(Channel.EMAIL, 1);
        awaitSent(Channel.PUSH, 1);
        var view = ask(HttpMethod.GET, "/notifications", null).body().at("/items/0");
        assertThat(view.path("libraryId").asString()).isEqualTo(library.toString());
        assertThat(view.path("link").asString()).isEqualTo("/api/v1/books/" + book);
    }

    @Test
    void tellsInTheAppAndInEnglishOfWhomNothingWasHeard() {
        publishBook(book, "Emma", List.of(), List.of());

        finish(ada, book);

        assertThat(awaitTold(ada, 1).getFirst().title()).isEqualTo("You finished “Emma”");
        assertThat(FakeChannels.sent(ada, Channel.EMAIL)).isEmpty();
    }

    @Test
    void makesNothingOfWhatIsSwitchedOff() {
        adaIsAMember(null, null);
        publishBook(book, "Emma", List.of(), List.of());
        var off = Map.of("inApp", false, "email", false, "push", false);
        ask(HttpMethod.PUT, "/notification-preferences", Map.of("kinds", Map.of("book-finished", off)));

        finish(ada, book);
        awaitHandled();

        assertThat(told(ada)).isEmpty();
    }

    @Test
    void showsNothingInTheAppThatIsWantedByMailOnly() {
        adaIsAMember(null, null);
        publishBook(book, "Emma", List.of(), List.of());
        var mail = Map.of("inApp", false, "email", true);
        ask(HttpMethod.PUT, "/notification-preferences", Map.of("kinds", Map.of("book-finished", mail)));

        finish(ada, book);

        awaitSent(Channel.EMAIL, 1);
        assertThat(told(ada)).singleElement().satisfies(told -> assertThat(told.inApp())
                .isFalse());
        var shown = ask(HttpMethod.GET, "/notifications", null).body();
        assertThat(shown.path("items")).isEmpty();
        assertThat(shown.path("unread").asInt()).isZero();
    }

    @Test
    void tellsNobodyOfTheirOwnAnswer() {
        adaIsAMember(null, null);
        publishBook(book, "Emma", List.of(), List.of());

        answer(ada);
        awaitHandled();

        assertThat(told(ada)).isEmpty();
    }

    @Test
    void tellsWhoseAddressIsInvited() {
        registered(ada, email, null, null);
        var unproven = UUID.randomUUID();
        publish(
                "/user/accounts/" + unproven,
                1,
                new UserEvent.AccountRegistered(unproven, "x" + email, "Eve", null, Instant.now()));
        publish(
                "/user/libraries/" + library,
                1,
                new UserEvent.LibraryCreated(library, "The Lovelaces", UUID.randomUUID(), Instant.now()));
        awaitHandled();

        invite(email.toUpperCase(Locale.ROOT), Duration.ofDays(1));
        invite("x" + email, Duration.ofDays(1));
        invite(email, Duration.ZERO);
        awaitHandled();

        assertThat(awaitTold(ada, 1).getFirst().title()).isEqualTo("You are invited to The Lovelaces");
        assertThat(told(unproven)).isEmpty();
        awaitSent(Channel.PUSH, 1);
        assertThat(FakeChannels.sent(ada, Channel.EMAIL)).isEmpty();
    }

    @Test
    void tellsOfANewDeviceUnlessAllDevicesAreNew() {
        var registeredAt = Instant.now().minus(Duration.ofDays(1));
        publish("/user/accounts/" + ada, 1, new UserEvent.AccountRegistered(ada, email, "Ada", null, registeredAt));
        awaitHandled();

        signIn("Phone", true, registeredAt.plusSeconds(5));
        signIn("Laptop", false, Instant.now());
        signIn("Tablet", true, Instant.now());
        awaitHandled();

        assertThat(awaitTold(ada, 1).getFirst().title()).isEqualTo("Somebody signed in on “Tablet”");
    }

    @Test
    void tellsOfWhatLetsSomebodyIn() {
        adaIsAMember(null, null);
        var now = Instant.now();
        publish("/user/accounts/" + ada, 3, new UserEvent.AccountPasswordChanged(ada, now));
        publish("/user/accounts/" + ada, 4, new UserEvent.AccountSecondFactorChanged(ada, false, now));
        publish(
                "/user/api-keys/" + book,
                1,
                new UserEvent.ApiKeyCreated(book, ada, "Backup", List.of(), now.plusSeconds(60), now));
        publish("/user/sessions/" + book, 2, new UserEvent.SessionCompromised(book, ada, "Phone", now));
        awaitHandled();

        assertThat(awaitTold(ada, 4))
                .extracting(Told::title)
                .containsExactlyInAnyOrder(
                        "Your password was changed",
                        "Your second factor is off",
                        "A key was made: “Backup”",
                        "A session on “Phone” was ended");
        awaitSent(Channel.PUSH, 4);
        assertThat(FakeChannels.sent(ada, Channel.EMAIL)).isEmpty();
    }

    @Test
    void tellsNothingOfWhatHappenedLongAgo() {
        adaIsAMember(null, null);
        var longAgo = Instant.now().minus(Duration.ofDays(8));

        publish("/user/accounts/" + ada, 3, new UserEvent.AccountPasswordChanged(ada, longAgo));
        awaitHandled();

        assertThat(told(ada)).isEmpty();
    }

    @Test
    void summarisesAWeekWithTheBookThatWasHeardMostAmongThoseThatMayBeRead() {
        adaIsAMember(null, null);
        publishBook(book, "Emma", List.of(), List.of());
        var elsewhere = UUID.randomUUID();
        publish(
                "/catalog/books/" + elsewhere,
                1,
                new CatalogEvent.BookPublished(
                        elsewhere,
                        UUID.randomUUID(),
                        "A secret",
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        "en",
                        BigDecimal.TEN,
                        1,
                        null,
                        Instant.now()));
        awaitHandled();

        summarise(elsewhere);

        assertThat(awaitTold(ada, 1))
                .containsExactly(new Told(
                        "listening-digest",
                        "Your week: 2 h 1 min",
                        "You listened on 3 days and finished one book, most of all to “Emma”.",
                        "/api/v1/me/statistics?from=2026-11-16&to=2026-11-22&zone=Europe/Berlin",
                        true));
    }

    @Test
    void summarisesNothingForWhoWantsNoDigest() {
        adaIsAMember(null, null);
        ask(HttpMethod.PUT, "/notification-preferences", Map.of("digest", "off"));

        summarise(book);
        awaitHandled();

        assertThat(told(ada)).isEmpty();
    }

    @Test
    void sendsNothingToADisabledAccount() {
        adaIsAMember(null, null);
        publishBook(book, "Emma", List.of(), List.of());
        publish("/user/accounts/" + ada, 3, new UserEvent.AccountDisabled(ada, Instant.now()));
        awaitHandled();

        answer(UUID.randomUUID());

        awaitTold(ada, 1);
        await().during(Duration.ofMillis(300))
                .until(() -> FakeChannels.sent(ada, Channel.EMAIL).isEmpty());
    }

    @Test
    void forgetsAllOfItWithTheAccount() {
        adaIsAMember(null, null);
        publishBook(book, "Emma", List.of(), List.of());
        FakeChannels.answer(ada, Channel.EMAIL, _ -> new SendingOutcome.TryAgain("away", Duration.ofHours(1)));
        answer(UUID.randomUUID());
        awaitSent(Channel.EMAIL, 1);

        publish("/user/accounts/" + ada, 3, new UserEvent.AccountDeleted(ada, Instant.now()));
        await().pollInterval(SHORT).untilAsserted(() -> assertThat(told(ada)).isEmpty());
        answer(UUID.randomUUID());
        awaitHandled();

        assertThat(told(ada)).isEmpty();
        assertThat(jdbc.sql("select count(*) from recipient where email_key = ?")
                        .param(email)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("""
                        select count(*) from notification_delivery left join notification on notification.id = notification_id
                        where notification.id is null
                        """).query(Integer.class).single()).isZero();
    }

    private void answer(UUID by) {
        var review = UUID.randomUUID();
        publish(
                "/catalog/reviews/" + review,
                2,
                new CatalogEvent.ReviewAnswered(review, book, library, ada, by, Instant.now()));
    }

    private void invite(String address, Duration lifetime) {
        var invitation = UUID.randomUUID();
        var now = Instant.now();
        publish(
                "/user/invitations/" + invitation,
                1,
                new UserEvent.InvitationCreated(
                        invitation,
                        library,
                        LibraryRole.LISTENER,
                        address,
                        UUID.randomUUID(),
                        now.plus(lifetime),
                        now));
    }

    private void signIn(String device, boolean isNew, Instant at) {
        var session = UUID.randomUUID();
        publish("/user/sessions/" + session, 1, new UserEvent.SessionStarted(session, ada, device, isNew, at));
    }

    private void summarise(UUID most) {
        publish(
                "/playback/listeners/" + ada,
                1,
                new PlaybackEvent.WeekSummarised(
                        ada,
                        LocalDate.of(2026, 11, 16),
                        LocalDate.of(2026, 11, 22),
                        "Europe/Berlin",
                        new BigDecimal("7265.500"),
                        3,
                        1,
                        List.of(new HeardBook(most, new BigDecimal("4000")), new HeardBook(book, BigDecimal.TEN)),
                        Instant.now()));
    }

    private void awaitSent(Channel channel, int count) {
        await().pollInterval(SHORT)
                .untilAsserted(() -> assertThat(FakeChannels.sent(ada, channel)).hasSize(count));
    }
}
