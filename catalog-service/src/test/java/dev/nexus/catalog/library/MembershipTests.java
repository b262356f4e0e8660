package dev.nexus.catalog.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.CatalogTest;
import dev.nexus.contracts.LibraryRole;
import dev.nexus.contracts.UserEvent;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class MembershipTests extends CatalogTest {

    private final UUID membership = UUID.randomUUID();
    private final UUID library = UUID.randomUUID();
    private final UUID account = UUID.randomUUID();

    @Autowired
    private Memberships memberships;

    @Test
    void followsChangesOfTheRole() {
        grant(1, LibraryRole.LISTENER);
        grant(2, LibraryRole.CURATOR);

        Awaitility.await().until(() -> memberships
                .roleOf(account, new LibraryId(library))
                .filter(Role.CURATOR::equals)
                .isPresent());
    }

    @Test
    void ignoresAnOlderRoleThatArrivesLater() {
        grant(2, LibraryRole.OWNER);
        grant(1, LibraryRole.LISTENER);
        UUID last = UUID.randomUUID();
        join(UUID.randomUUID(), last, LibraryRole.OWNER);

        assertThat(memberships.roleOf(account, new LibraryId(library))).contains(Role.OWNER);
    }

    private void grant(long sequence, LibraryRole role) {
        events.publish(
                "/user/memberships/" + membership,
                sequence,
                new UserEvent.MembershipGranted(membership, library, account, role, Instant.now()));
    }
}
