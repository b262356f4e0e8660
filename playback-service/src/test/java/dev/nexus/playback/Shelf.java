package dev.nexus.playback;

import dev.nexus.contracts.CatalogEvent;
import dev.nexus.contracts.LibraryRole;
import dev.nexus.contracts.UserEvent;
import dev.nexus.platform.test.TestEvents;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A library of one book, as the other services tell of it. */
public final class Shelf {

    private static final Instant PUBLISHED = Instant.parse("2026-03-01T09:00:00Z");

    public static final CatalogEvent.Person WELLS = new CatalogEvent.Person(UUID.randomUUID(), "H. G. Wells");
    public static final CatalogEvent.Person NORA = new CatalogEvent.Person(UUID.randomUUID(), "Nora Reader");

    /** Two chapters, the second from 1,800 s. */
    private static final List<BigDecimal> CHAPTERS = List.of(new BigDecimal("0.000"), new BigDecimal("1800.000"));

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
        publish(book);
    }

    /** One more book, which playback has heard of when this returns. */
    public void publishAnother(UUID another) {
        publish(another);
        Awaitility.await().pollInterval(Duration.ofMillis(10)).until(() -> isKnown(another));
    }

    private void publish(UUID published) {
        var event = new CatalogEvent.BookPublished(
                published,
                library,
                "The Time Machine",
                null,
                List.of(WELLS),
                List.of(NORA),
                List.of(),
                "en",
                new BigDecimal("3600.000"),
                2,
                CHAPTERS,
                PUBLISHED);
        events.publish("/catalog/books/" + published, 1, event);
    }

    /** Takes the book away, as a curator who deletes it. */
    public void remove() {
        events.publish("/catalog/books/" + book, 2, new CatalogEvent.BookRemoved(book, library, PUBLISHED));
        Awaitility.await().pollInterval(Duration.ofMillis(10)).until(() -> !bookIsKnown());
    }

    /** Puts the book back. */
    public void restore() {
        var event = new CatalogEvent.BookRestored(
                book,
                library,
                "The Time Machine",
                null,
                List.of(WELLS),
                List.of(NORA),
                List.of(),
                "en",
                new BigDecimal("3600.000"),
                2,
                CHAPTERS,
                PUBLISHED,
                PUBLISHED);
        events.publish("/catalog/books/" + book, 3, event);
        Awaitility.await().pollInterval(Duration.ofMillis(10)).until(this::bookIsKnown);
    }

    public void letIn(UUID listener) {
        granted(listener, 1);
    }

    public void letGo(UUID listener) {
        var revoked = new UserEvent.MembershipRevoked(membership(listener), library, listener, PUBLISHED);
        events.publish(source(listener), 2, revoked);
        Awaitility.await().pollInterval(Duration.ofMillis(10)).until(() -> !isMember(listener));
    }

    /** The same membership once more. */
    public void letInAgain(UUID listener) {
        granted(listener, 3);
    }

    public void delete() {
        events.publish("/user/libraries/" + library, 2, new UserEvent.LibraryDeleted(library, PUBLISHED));
        Awaitility.await().pollInterval(Duration.ofMillis(10)).until(this::isDeleted);
    }

    private void granted(UUID listener, long sequence) {
        var granted = new UserEvent.MembershipGranted(
                membership(listener), library, listener, LibraryRole.LISTENER, PUBLISHED);
        events.publish(source(listener), sequence, granted);
        Awaitility.await().pollInterval(Duration.ofMillis(10)).until(() -> isMember(listener));
    }

    private String source(UUID listener) {
        return "/user/memberships/" + membership(listener);
    }

    private UUID membership(UUID listener) {
        return UUID.nameUUIDFromBytes((library + " " + listener).getBytes(StandardCharsets.UTF_8));
    }

    private boolean isDeleted() {
        return jdbc.sql("select exists (select from deleted_library where library_id = :library)")
                .param("library", library)
                .query(Boolean.class)
                .single();
    }

    private boolean bookIsKnown() {
        return isKnown(book);
    }

    private boolean isKnown(UUID published) {
        return jdbc.sql("select exists (select from open_book where id = :book)")
                .param("book", published)
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
