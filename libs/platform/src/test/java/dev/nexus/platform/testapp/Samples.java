package dev.nexus.platform.testapp;

import dev.nexus.contracts.CatalogEvent.BookDeleted;
import dev.nexus.contracts.CatalogEvent.BookPublished;
import dev.nexus.contracts.LibraryRole;
import dev.nexus.contracts.UserEvent.MembershipGranted;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Events with memorable data. */
public final class Samples {

    private static final UUID LIBRARY = UUID.fromString("0199b6a0-0002-7000-8000-000000000002");
    private static final Instant THEN = Instant.parse("2026-03-01T08:00:00Z");

    private Samples() {}

    public static BookPublished book(UUID id, String title) {
        return new BookPublished(
                id, LIBRARY, title, null, List.of(), List.of(), List.of(), "en", new BigDecimal("12.5"), 1, null, THEN);
    }

    public static BookDeleted deleted(UUID id) {
        return new BookDeleted(id, LIBRARY, THEN);
    }

    public static MembershipGranted membership(UUID account) {
        return new MembershipGranted(UUID.randomUUID(), LIBRARY, account, LibraryRole.LISTENER, THEN);
    }
}
