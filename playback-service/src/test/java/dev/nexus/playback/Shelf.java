package dev.nexus.playback;

import dev.nexus.contracts.CatalogEvent;
import dev.nexus.contracts.LibraryRole;
import dev.nexus.contracts.UserEvent;
import dev.nexus.platform.test.TestEvents;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A library of one book, as the other services tell of it. */
public final class Shelf {

    private static final Instant PUBLISHED = Instant.parse("2026-03-01T09:00:00Z");

    private final TestEvents events;
    private final JdbcClient jdbc;
    private final UUID library = UUID.randomUUID();
    private final UUID book = UUID.randomUUID();

    private Shelf(TestEvents events, JdbcClient jdbc) {
        this.events = events;
        this.jdbc = jdbc;
    }

    /** A library whose book playback has not heard of. */
    public static Shelf unheardOf(TestEvents events, JdbcClient jdbc) {
        return new Shelf(events, jdbc);
    }

    /** A library whose book, one hour long, playback knows. */
    public static Shelf known(TestEvents events, JdbcClient jdbc) {
        var shelf = new Shelf(events, jdbc);
        shelf.publish();
        Awaitility.await().pollInterval(Duration.ofMillis(10)).until(shelf::bookIsKnown);
        return shelf;
    }

    public UUID book() {
        return book;
    }

    public UUID library() {
        return library;
    }

    public void publish() {
        var published = new CatalogEvent.BookPublished(
                book,
                library,
                "The Time Machine",
                null,
                List.of(),
                List.of(),
                List.of(),
                "en",
                new BigDecimal("3600.000"),
                16,
                PUBLISHED);
        events.publish("/catalog/books/" + book, 1, published);
    }

    public void letIn(UUID listener) {
        var membership = UUID.randomUUID();
        var granted = new UserEvent.MembershipGranted(membership, library, listener, LibraryRole.LISTENER, PUBLISHED);
        events.publish("/user/memberships/" + membership, 1, granted);
        Awaitility.await().pollInterval(Duration.ofMillis(10)).until(() -> isMember(listener));
    }

    private boolean bookIsKnown() {
        return jdbc.sql("select exists (select from book where id = :book)")
                .param("book", book)
                .query(Boolean.class)
                .single();
    }

    private boolean isMember(UUID listener) {
        return jdbc.sql("select exists (select from membership where account_id = :listener and library_id = :library)")
                .param("listener", listener)
                .param("library", library)
                .query(Boolean.class)
                .single();
    }
}
