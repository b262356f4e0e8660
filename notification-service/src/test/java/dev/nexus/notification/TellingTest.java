package dev.nexus.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nexus.contracts.CatalogEvent;
import dev.nexus.contracts.CatalogEvent.Person;
import dev.nexus.contracts.CatalogEvent.SeriesEntry;
import dev.nexus.contracts.LibraryRole;
import dev.nexus.contracts.PlaybackEvent;
import dev.nexus.contracts.PublicEvent;
import dev.nexus.contracts.UserEvent;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.TestEvents;
import dev.nexus.platform.test.TestTokens;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Ada, a library, and what happens there. Only what leaves the house is not real. */
@ServiceTest
@Import({LeapingTime.class, FakeChannels.class})
@TestPropertySource(
        properties = {
            "nexus.dispatch.poll=30ms",
            "nexus.gathering.poll=30ms",
            "nexus.erasure.interval=100ms",
            "nexus.inbox.backoff=200ms,200ms,400ms,1s,2s,4s,8s",
            "nexus.inbox.retry-interval=100ms"
        })
public abstract class TellingTest {

    protected static final JsonMapper JSON = JsonMapper.shared();
    protected static final Duration SHORT = Duration.ofMillis(10);

    /** What a table has of somebody's notifications. */
    public record Told(
            String kind,
            String title,
            String text,
            @Nullable String link,
            boolean inApp) {}

    /** An answer of the API. */
    public record Reply(int status, JsonNode body, HttpHeaders headers) {

        public String code() {
            return body.path("code").asString();
        }
    }

    protected final UUID ada = UUID.randomUUID();
    protected final UUID library = UUID.randomUUID();
    protected final String email = "ada-%s@example.org".formatted(ada);
    private final List<String> events = new ArrayList<>();

    @Autowired
    protected TestEvents broker;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected Clock clock;

    @LocalServerPort
    private int port;

    @AfterEach
    void theClockIsRightAgain() {
        ((LeapingClock) clock).back();
    }

    protected void leap(Duration further) {
        ((LeapingClock) clock).leap(further);
    }

    /** Ada has an account with a verified address, and belongs to the library. */
    protected void adaIsAMember(@Nullable String locale, @Nullable String zone) {
        registered(ada, email, locale, zone);
        grant(ada, LibraryRole.LISTENER);
        awaitHandled();
    }

    protected void registered(UUID account, String address, @Nullable String locale, @Nullable String zone) {
        publish(
                "/user/accounts/" + account,
                2,
                new UserEvent.AccountUpdated(account, address, true, "Ada", locale, zone, Instant.now()));
    }

    protected void grant(UUID account, LibraryRole role) {
        var membership = UUID.randomUUID();
        publish(
                "/user/memberships/" + membership,
                1,
                new UserEvent.MembershipGranted(membership, library, account, role, Instant.now()));
    }

    protected String publishBook(UUID book, String title, List<Person> authors, List<SeriesEntry> series) {
        return publishBook(book, title, authors, series, clock.instant());
    }

    protected String publishBook(
            UUID book, String title, List<Person> authors, List<SeriesEntry> series, Instant publishedAt) {
        var length = new BigDecimal("3600.000");
        return publish(
                "/catalog/books/" + book,
                1,
                new CatalogEvent.BookPublished(
                        book, library, title, null, authors, List.of(), series, "en", length, 16, null, publishedAt));
    }

    protected void finish(UUID account, UUID book) {
        publish(
                "/playback/listeners/%s/books/%s".formatted(account, book),
                1,
                new PlaybackEvent.BookFinished(
                        account, book, library, UUID.randomUUID(), new BigDecimal("3600.000"), Instant.now()));
    }

    protected String publish(String source, long sequence, PublicEvent event) {
        var sent = broker.publish(source, sequence, event);
        events.add(sent);
        return sent;
    }

    /** Waits until all events have taken effect. */
    protected void awaitHandled() {
        var ids = events.stream()
                .map(event -> UUID.fromString(JSON.readTree(event).path("id").asString()))
                .toArray(UUID[]::new);
        await().pollInterval(SHORT)
                .until(() -> jdbc.sql("select count(distinct event_id) from inbox_event where event_id = any (:ids)")
                                .param("ids", ids)
                                .query(Integer.class)
                                .single()
                        == ids.length);
    }

    protected List<Told> awaitTold(UUID account, int count) {
        await().pollInterval(SHORT)
                .untilAsserted(() -> assertThat(told(account)).hasSize(count));
        return told(account);
    }

    /** The oldest first, shown in the app or not. */
    protected List<Told> told(UUID account) {
        return jdbc.sql("select * from notification where recipient_id = :account order by number")
                .param("account", account)
                .query((row, _) -> new Told(
                        row.getString("kind"),
                        row.getString("title"),
                        row.getString("text"),
                        row.getString("link"),
                        row.getBoolean("in_app")))
                .list();
    }

    protected Reply ask(HttpMethod method, String path, @Nullable Object body, String... headers) {
        var request = RestClient.create("http://localhost:" + port)
                .method(method)
                .uri("/api/v1/me" + path)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer(ada));
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return request.exchange((_, answer) -> {
            var bytes = answer.getBody().readAllBytes();
            return new Reply(
                    answer.getStatusCode().value(),
                    bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes),
                    answer.getHeaders());
        });
    }
}
