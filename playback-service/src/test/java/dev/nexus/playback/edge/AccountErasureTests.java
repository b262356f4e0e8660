package dev.nexus.playback.edge;

import static dev.nexus.playback.Listener.heartbeat;
import static dev.nexus.playback.Listener.report;
import static dev.nexus.playback.Listener.seek;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nexus.contracts.LibraryRole;
import dev.nexus.contracts.UserEvent.AccountDeleted;
import dev.nexus.contracts.UserEvent.MembershipGranted;
import dev.nexus.platform.test.EventProbe;
import dev.nexus.platform.test.SchemaScan;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.TestEvents;
import dev.nexus.playback.Listener;
import dev.nexus.playback.Shelf;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Whoever is deleted is forgotten, and no late report or event brings anything back. */
@ServiceTest
class AccountErasureTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ERASED = "playback.account.erased.v1";

    private static final String DEFAULTS = "/api/v1/me/playback-settings";
    private static final String CLIP = "{\"position\": 30, \"end\": 45.5, \"note\": \"a flower\"}";
    private static final String SETTINGS = "{\"sleepTimer\": {\"minutes\": 30}, \"skipIntro\": 12.5}";

    private final TestEvents events;
    private final EventProbe probe;
    private final DataSource database;
    private final Shelf shelf;
    private final Shelf unheardOf;
    private final Listener ada;
    private final Listener grace;
    private final Instant now;

    AccountErasureTests(
            @Autowired TestEvents events,
            @Autowired EventProbe probe,
            @Autowired DataSource database,
            @Autowired JdbcClient jdbc,
            @Autowired Clock clock,
            @LocalServerPort int port) {
        this.events = events;
        this.probe = probe;
        this.database = database;
        this.shelf = Shelf.known(events, jdbc);
        this.unheardOf = Shelf.unheardOf(events, jdbc);
        this.ada = Listener.on(port);
        this.grace = Listener.on(port);
        this.now = clock.instant();
    }

    @BeforeEach
    void bothHaveListened() {
        for (var listener : new Listener[] {ada, grace}) {
            shelf.letIn(listener.account());
            listener.send(
                    "phone",
                    now,
                    heartbeat(shelf.book(), 0, 10, now.minusSeconds(20)),
                    report(shelf.book(), "finish", now));
            listener.exchange(HttpMethod.POST, bookmarks(), CLIP, Map.of());
            for (var settings : new String[] {DEFAULTS, settings()}) {
                listener.exchange(HttpMethod.PUT, settings, SETTINGS, Map.of());
            }
        }
        ada.send("phone", now, seek(unheardOf.book(), 5, now));
    }

    @Test
    void leavesNothingOfTheDeletedAndAllOfTheOthers() {
        deleted();

        probe.await(ERASED, this::isOfAda);
        assertThatAdaIsForgotten();
        assertThat(grace.progress(shelf.book()).status()).isEqualTo(200);
        assertThat(SchemaScan.tablesWith(database, grace.account()))
                .contains("membership", "progress_report", "place", "completion", "bookmark", "playback_setting");
        assertThat(probe.violations()).isEmpty();
    }

    @Test
    void refusesReportsByATokenThatStillLives() {
        deleted();
        probe.await(ERASED, this::isOfAda);

        var known = ada.send("phone", now, report(shelf.book(), "finish", now));
        var unknown = ada.send("phone", now, report(unheardOf.book(), "finish", now));

        assertThat(known.status()).isEqualTo(401);
        assertThat(known.body().path("code").asString()).isEqualTo("invalid-token");
        assertThat(unknown.status()).isEqualTo(401);
        assertThatAdaIsForgotten();
    }

    @Test
    void refusesBookmarksAndSettingsByATokenThatStillLives() {
        deleted();
        probe.await(ERASED, this::isOfAda);

        var bookmark = ada.exchange(HttpMethod.POST, bookmarks(), CLIP, Map.of());
        var settings = ada.exchange(HttpMethod.PUT, settings(), SETTINGS, Map.of());
        var defaults = ada.exchange(HttpMethod.PUT, DEFAULTS, SETTINGS, Map.of());

        assertThat(List.of(bookmark.status(), settings.status(), defaults.status()))
                .containsOnly(401);
        assertThatAdaIsForgotten();
    }

    @Test
    void makesNothingOfReportsThatWaitedWhenTheirBookArrives() {
        unheardOf.letIn(ada.account());
        deleted();
        unheardOf.publish();

        probe.await(ERASED, this::isOfAda);
        assertThatAdaIsForgotten();
    }

    @Test
    void takesInNoMembershipThatComesLater() {
        deleted();
        probe.await(ERASED, this::isOfAda);

        var membership = UUID.randomUUID();
        events.publish(
                "/user/memberships/" + membership,
                1,
                new MembershipGranted(membership, shelf.library(), ada.account(), LibraryRole.OWNER, now));
        unheardOf.letIn(grace.account());

        assertThatAdaIsForgotten();
    }

    @Test
    void showsWhatItHolds() {
        var data = ada.get("/api/v1/me/data/playback").body();

        assertThat(data.at("/memberships/0/libraryId").asString())
                .isEqualTo(shelf.library().toString());
        assertThat(data.at("/positions/0/bookId").asString())
                .isEqualTo(shelf.book().toString());
        assertThat(data.at("/positions/0/position").asDouble()).isEqualTo(3_600);
        assertThat(data.at("/completions/0/bookId").asString())
                .isEqualTo(shelf.book().toString());
        assertThat(data.at("/reports").valueStream().map(report -> report.path("state")
                        .asString()))
                .containsExactlyInAnyOrder("accepted", "accepted", "pending");
        assertThat(data.at("/bookmarks/0/bookId").asString())
                .isEqualTo(shelf.book().toString());
        assertThat(data.at("/bookmarks/0/position").asDouble()).isEqualTo(30);
        assertThat(data.at("/bookmarks/0/end").asDouble()).isEqualTo(45.5);
        assertThat(data.at("/bookmarks/0/note").asString()).isEqualTo("a flower");
        assertThat(data.at("/playbackSettings").valueStream().map(settings -> settings.path("bookId")
                        .asString("")))
                .containsExactly("", shelf.book().toString());
        assertThat(data.at("/playbackSettings/0/sleepTimer").asString()).isEqualTo("30 min");
        assertThat(data.at("/playbackSettings/0/skipIntro").asDouble()).isEqualTo(12.5);
        assertThat(data.toString()).doesNotContain(grace.account().toString());
    }

    private String bookmarks() {
        return "/api/v1/me/books/%s/bookmarks".formatted(shelf.book());
    }

    private String settings() {
        return "/api/v1/me/books/%s/settings".formatted(shelf.book());
    }

    private void deleted() {
        events.publish("/user/accounts/" + ada.account(), 2, new AccountDeleted(ada.account(), now));
    }

    private boolean isOfAda(JsonNode event) {
        return event.at("/data/accountId").asString().equals(ada.account().toString());
    }

    private void assertThatAdaIsForgotten() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(SchemaScan.tablesWith(database, ada.account()))
                .containsExactly("erased_account"));
    }
}
