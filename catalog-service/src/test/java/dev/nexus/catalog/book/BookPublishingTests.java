package dev.nexus.catalog.book;

import static dev.nexus.catalog.book.BookMother.book;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nexus.catalog.CatalogTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class BookPublishingTests extends CatalogTest {

    private final UUID library = UUID.randomUUID();

    @Autowired
    private BookPublishing publishing;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void tellsTheWorldOnce() {
        var first = publishing.publish(book(library, "Once").by("Ann").command());
        var second = publishing.publish(book(library, "Once").by("Ann").command());

        assertThat(first.isNew()).isTrue();
        assertThat(second).isEqualTo(new BookPublishing.Outcome(first.book(), false));
        probe.await(
                "catalog.book.published.v1",
                event -> isOf(first.book(), event.get("subject").asString()));
        assertThat(count("outbox_history", first.book()) + count("outbox_event", first.book()))
                .isOne();
    }

    /** The book, its names and its event commit together. */
    @Test
    void leavesNothingBehindWhenItIsRolledBack() {
        UUID id = transaction.execute(status -> {
            status.setRollbackOnly();
            return book(library, "Never").by("Ann").publish(publishing);
        });

        assertThat(jdbc.sql("select count(*) from contributor where library_id = :library")
                        .param("library", library)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(count("outbox_event", new BookId(id)) + count("outbox_history", new BookId(id)))
                .isZero();
    }

    @Test
    void publishesBooksWithTheSamePeopleAtTheSameTime() throws Exception {
        book(library, "Before").by("Ann", "Bob", "Cy").in("Saga", "1").publish(publishing);
        try (var pool = Executors.newFixedThreadPool(6)) {
            List<Future<UUID>> all = IntStream.range(0, 60)
                    .mapToObj(i -> i % 2 == 0
                            ? book(library, "Book " + i).by("Ann", "Bob", "Cy", "New " + i / 6)
                            : book(library, "Book " + i).by("New " + i / 6, "Cy", "Bob", "Ann"))
                    .map(mother -> pool.submit(() -> mother.in("Saga", "2").publish(publishing)))
                    .toList();

            var published = new ArrayList<UUID>();
            for (Future<UUID> one : all) {
                published.add(one.get());
            }

            assertThat(published).doesNotHaveDuplicates().hasSize(60);
        }
    }

    @Test
    void refusesABookWithoutFiles() {
        var command = book(library, "Empty").command();

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new PublishBook(
                        command.library(),
                        command.metadata(),
                        List.of(),
                        command.chapters(),
                        command.cover(),
                        command.contentHash()));
    }

    private int count(String table, BookId book) {
        return jdbc.sql("select count(*) from " + table + " where source = :source")
                .param("source", "/catalog/books/" + book)
                .query(Integer.class)
                .single();
    }

    private static boolean isOf(BookId book, String subject) {
        return subject.equals(book.toString());
    }
}
