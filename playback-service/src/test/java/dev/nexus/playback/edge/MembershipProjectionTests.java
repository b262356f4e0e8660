package dev.nexus.playback.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nexus.contracts.LibraryRole;
import dev.nexus.contracts.UserEvent;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.TestEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Promise 5: whatever order the events of members and libraries come in, and however often, the same people may listen. */
@ServiceTest
class MembershipProjectionTests {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private record Member(UUID account, UUID library) {}

    @Autowired
    private TestEvents events;

    @Autowired
    private JdbcClient jdbc;

    private final List<Runnable> deliveries = new ArrayList<>();
    private final Set<UUID> sent = Collections.synchronizedSet(new HashSet<>());
    private final Set<Member> expected = new HashSet<>();
    private final List<UUID> accounts = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void endsAlikeInAnyOrder(long seed) {
        var random = new Random(seed);
        for (var i = 0; i < 6; i++) {
            happenings(random, i % 3 == 0);
        }
        Collections.shuffle(deliveries, random);

        deliveries.forEach(Runnable::run);

        await().pollInterval(Duration.ofMillis(50)).until(() -> handled() == sent.size());
        assertThat(membersThatMayListen()).isEqualTo(expected);
    }

    /** All that happens to one library and its members, each event from one to three times. */
    private void happenings(Random random, boolean deleted) {
        var library = UUID.randomUUID();
        for (var account : accounts) {
            var membership = UUID.randomUUID();
            var ends = 1 + random.nextInt(5);
            for (var sequence = 1; sequence <= ends; sequence++) {
                // A grant, a change of the role, an end, a return, an end again.
                var event = sequence % 3 == 0 || sequence == 5
                        ? new UserEvent.MembershipRevoked(membership, library, account, NOON)
                        : new UserEvent.MembershipGranted(membership, library, account, LibraryRole.LISTENER, NOON);
                say(random, "/user/memberships/" + membership, sequence, event);
            }
            if (ends % 3 != 0 && ends != 5 && !deleted) {
                expected.add(new Member(account, library));
            }
        }
        say(
                random,
                "/user/libraries/" + library,
                1,
                new UserEvent.LibraryCreated(library, "A", accounts.getFirst(), NOON));
        say(random, "/user/libraries/" + library, 2, new UserEvent.LibraryRenamed(library, "B", NOON));
        if (deleted) {
            say(random, "/user/libraries/" + library, 3, new UserEvent.LibraryDeleted(library, NOON));
        }
    }

    private void say(Random random, String source, long sequence, UserEvent event) {
        var body = new String[1];
        for (var times = 1 + random.nextInt(3); times > 0; times--) {
            deliveries.add(() -> {
                if (body[0] == null) {
                    body[0] = events.publish(source, sequence, event);
                } else {
                    events.publishAgain(body[0]);
                }
                if (!(event instanceof UserEvent.LibraryCreated || event instanceof UserEvent.LibraryRenamed)) {
                    sent.add(UUID.fromString(
                            JsonMapper.shared().readTree(body[0]).path("id").asString()));
                }
            });
        }
    }

    private long handled() {
        return jdbc.sql("select count(*) from inbox_event where event_id = any (:ids)")
                .param("ids", sent.toArray(UUID[]::new))
                .query(Long.class)
                .single();
    }

    private Set<Member> membersThatMayListen() {
        return new HashSet<>(
                jdbc.sql("select account_id, library_id from open_membership where account_id = any (:accounts)")
                        .param("accounts", accounts.toArray(UUID[]::new))
                        .query((row, number) -> new Member(
                                row.getObject("account_id", UUID.class), row.getObject("library_id", UUID.class)))
                        .list());
    }
}
