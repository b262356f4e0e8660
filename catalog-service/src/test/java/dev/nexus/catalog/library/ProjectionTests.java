package dev.nexus.catalog.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.CatalogTest;
import dev.nexus.contracts.LibraryRole;
import dev.nexus.contracts.UserEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Promise 5: whatever order the events of members and libraries come in, and however often, it ends alike. */
class ProjectionTests extends CatalogTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static final List<LibraryRole> ROLES = List.of(LibraryRole.values());

    private record Member(UUID account, UUID library) {}

    @Autowired
    private Memberships memberships;

    @Autowired
    private Libraries libraries;

    private final List<Runnable> deliveries = new ArrayList<>();
    private final Set<String> sent = new LinkedHashSet<>();
    private final Map<Member, Optional<Role>> roles = new HashMap<>();
    private final Map<UUID, Optional<String>> names = new HashMap<>();
    private final List<UUID> accounts = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void endsAlikeInAnyOrder(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 6; i++) {
            happenings(random, i % 3 == 0);
        }
        Collections.shuffle(deliveries, random);

        deliveries.forEach(Runnable::run);
        awaitHandled(sent.toArray(String[]::new));

        assertThat(roles).allSatisfy((member, role) -> assertThat(
                        memberships.roleOf(member.account(), new LibraryId(member.library())))
                .isEqualTo(role));
        assertThat(accounts).allSatisfy(account -> assertThat(memberships.librariesOf(account, _ -> true))
                .containsExactlyInAnyOrderElementsOf(readable(account)));
        assertThat(names).allSatisfy((library, name) -> assertThat(libraries.nameOf(new LibraryId(library)))
                .isEqualTo(name));
    }

    private List<LibraryId> readable(UUID account) {
        return roles.entrySet().stream()
                .filter(known -> known.getKey().account().equals(account))
                .filter(known -> known.getValue().isPresent())
                .map(known -> new LibraryId(known.getKey().library()))
                .toList();
    }

    /** All that happens to one library and its members, each event from one to three times. */
    private void happenings(Random random, boolean deleted) {
        var library = UUID.randomUUID();
        for (UUID account : accounts) {
            roles.put(
                    new Member(account, library),
                    member(random, library, account).filter(_ -> !deleted));
        }
        String source = "/user/libraries/" + library;
        deliver(random, source, 1, new UserEvent.LibraryCreated(library, "Name 1", accounts.getFirst(), NOON));
        int renamed = random.nextInt(4);
        for (int i = 2; i <= renamed + 1; i++) {
            deliver(random, source, i, new UserEvent.LibraryRenamed(library, "Name " + i, NOON));
        }
        if (deleted) {
            deliver(random, source, renamed + 2, new UserEvent.LibraryDeleted(library, NOON));
        }
        names.put(library, deleted ? Optional.empty() : Optional.of("Name " + (renamed + 1)));
    }

    private Optional<Role> member(Random random, UUID library, UUID account) {
        var membership = UUID.randomUUID();
        Optional<Role> role = Optional.empty();
        int count = 1 + random.nextInt(6);
        for (int sequence = 1; sequence <= count; sequence++) {
            if (role.isPresent() && random.nextBoolean()) {
                role = Optional.empty();
                deliver(
                        random,
                        "/user/memberships/" + membership,
                        sequence,
                        new UserEvent.MembershipRevoked(membership, library, account, NOON));
            } else {
                var granted = ROLES.get(random.nextInt(ROLES.size()));
                role = Optional.of(Role.valueOf(granted.name()));
                deliver(
                        random,
                        "/user/memberships/" + membership,
                        sequence,
                        new UserEvent.MembershipGranted(membership, library, account, granted, NOON));
            }
        }
        return role;
    }

    private void deliver(Random random, String source, long sequence, UserEvent event) {
        var bodies = new ArrayList<String>();
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
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
}
