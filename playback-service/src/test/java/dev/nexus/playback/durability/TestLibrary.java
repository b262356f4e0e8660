package dev.nexus.playback.durability;

import dev.nexus.playback.book.Book;
import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.LibraryId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A library of a few books of one hour, one of which the service has not heard of. Its rows are put where events would put them. */
final class TestLibrary {

    static final Duration LENGTH = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final LibraryId id = new LibraryId(UUID.randomUUID());
    private final List<UUID> books = Stream.generate(UUID::randomUUID).limit(3).toList();
    private final UUID unheardOf = UUID.randomUUID();

    TestLibrary(JdbcClient jdbc) {
        this.jdbc = jdbc;
        books.forEach(this::put);
    }

    List<UUID> books() {
        return books;
    }

    UUID unheardOf() {
        return unheardOf;
    }

    /** The service hears of the book at last. */
    void publishWhatIsUnheardOf() {
        put(unheardOf);
    }

    /** Somebody new, who may listen. */
    UUID join() {
        var account = UUID.randomUUID();
        jdbc.sql("insert into membership (account_id, library_id) values (:account, :library)")
                .param("account", account)
                .param("library", id.value())
                .update();
        return account;
    }

    /** A book as the rules know it; empty when it is none of this library. */
    Optional<Book> book(UUID book) {
        return books.contains(book) || book.equals(unheardOf)
                ? Optional.of(new Book(new BookId(book), id, LENGTH, List.of()))
                : Optional.empty();
    }

    private void put(UUID book) {
        jdbc.sql("insert into book (id, library_id, length_ms) values (:id, :library, :length)")
                .param("id", book)
                .param("library", id.value())
                .param("length", LENGTH.toMillis())
                .update();
    }
}
