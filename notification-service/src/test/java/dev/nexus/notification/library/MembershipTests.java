package dev.nexus.notification.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nexus.contracts.CatalogEvent;
import dev.nexus.contracts.LibraryRole;
import dev.nexus.contracts.PlaybackEvent;
import dev.nexus.contracts.PublicEvent;
import dev.nexus.contracts.UserEvent;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.TestEvents;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** Nobody is told of libraries that they have left, or that are gone. */
@ServiceTest
@TestPropertySource(
        properties = {"nexus.inbox.backoff=200ms,200ms,400ms,1s,2s,4s,8s", "nexus.inbox.retry-interval=100ms"})
class MembershipTests {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private record Member(UUID account, UUID library) {}

    private final UUID ada = UUID.randomUUID();
    private final UUID library = UUID.randomUUID();
    private final UUID membership = UUID.randomUUID();
    private final List<String> sent = new ArrayList<>();

    @Autowired
    private TestEvents events;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Memberships memberships;

    @Test
    void tellsAMember() {
        say(1, granted());
        finishABook();

        assertThat(notifications()).isEqualTo(1);
    }

    @Test
    void tellsSomebodyWhoseMembershipIsNotKnownYet() {
        finishABook();

        assertThat(notifications()).isEqualTo(1);
    }

    @Test
    void tellsNothingToWhoHasLeft() {
        say(1, granted());
        say(2, revoked());
        awaitHandled();
        finishABook();

        assertThat(notifications()).isZero();
    }

    @Test
    void tellsNothingOfALibraryThatIsGone() {
        say(1, granted());
        sent.add(events.publish("/user/libraries/" + library, 2, new UserEvent.LibraryDeleted(library, NOON)));
        awaitHandled();
        finishABook();

        assertThat(notifications()).isZero();
    }

    /** Promise 5. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void endsAlikeInAnyOrder(long seed) {
        var random = new Random(seed);
        var ended = new HashMap<Member, Boolean>();
        var deliveries = new ArrayList<Runnable>();
        for (var i = 0; i < 6; i++) {
            happenings(random, i % 3 == 0, ended, deliveries);
        }
        Collections.shuffle(deliveries, random);

        deliveries.forEach(Runnable::run);
        awaitHandled();

        assertThat(ended)
                .allSatisfy((member, end) -> assertThat(memberships.hasEnded(member.account(), member.library()))
                        .isEqualTo(end));
    }

    private void happenings(Random random, boolean deleted, Map<Member, Boolean> ended, List<Runnable> deliveries) {
        var somewhere = UUID.randomUUID();
        for (var i = 0; i < 3; i++) {
            var account = UUID.randomUUID();
            var member = UUID.randomUUID();
            var count = 1 + random.nextInt(5);
            for (var sequence = 1; sequence <= count; sequence++) {
                var event = sequence % 2 == 0
                        ? new UserEvent.MembershipRevoked(member, somewhere, account, NOON)
                        : new UserEvent.MembershipGranted(member, somewhere, account, LibraryRole.CURATOR, NOON);
                deliver(random, "/user/memberships/" + member, sequence, event, deliveries);
            }
            ended.put(new Member(account, somewhere), deleted || count % 2 == 0);
        }
        if (deleted) {
            deliver(
                    random,
                    "/user/libraries/" + somewhere,
                    2,
                    new UserEvent.LibraryDeleted(somewhere, NOON),
                    deliveries);
        }
    }

    private void deliver(Random random, String source, long sequence, PublicEvent event, List<Runnable> deliveries) {
        var bodies = new ArrayList<String>();
        for (var times = 1 + random.nextInt(3); times > 0; times--) {
            deliveries.add(() -> {
                if (bodies.isEmpty()) {
                    bodies.add(events.publish(source, sequence, event));
                    sent.add(bodies.getFirst());
                } else {
                    events.publishAgain(bodies.getFirst());
                }
            });
        }
    }

    private void say(long sequence, UserEvent event) {
        sent.add(events.publish("/user/memberships/" + membership, sequence, event));
    }

    private UserEvent granted() {
        return new UserEvent.MembershipGranted(membership, library, ada, LibraryRole.LISTENER, NOON);
    }

    private UserEvent revoked() {
        return new UserEvent.MembershipRevoked(membership, library, ada, NOON);
    }

    private void finishABook() {
        var book = UUID.randomUUID();
        var length = new BigDecimal("3600.000");
        sent.add(events.publish(
                "/catalog/books/" + book,
                1,
                new CatalogEvent.BookPublished(
                        book, library, "Emma", null, List.of(), List.of(), List.of(), "en", length, 16, null, NOON)));
        awaitHandled();
        sent.add(events.publish(
                "/playback/listeners/%s/books/%s".formatted(ada, book),
                1,
                new PlaybackEvent.BookFinished(ada, book, library, UUID.randomUUID(), length, Instant.now())));
        awaitHandled();
    }

    private void awaitHandled() {
        var ids = sent.stream()
                .map(event -> UUID.fromString(
                        JsonMapper.shared().readTree(event).path("id").asString()))
                .toArray(UUID[]::new);
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> jdbc.sql("select count(distinct event_id) from inbox_event where event_id = any (:ids)")
                                .param("ids", ids)
                                .query(Integer.class)
                                .single()
                        == ids.length);
    }

    private int notifications() {
        return jdbc.sql("select count(*) from notification where recipient_id = :ada")
                .param("ada", ada)
                .query(Integer.class)
                .single();
    }
}
