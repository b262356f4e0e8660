package dev.nexus.platform.testapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.contracts.PublicEvent;
import dev.nexus.platform.outbox.AggregateRef;
import dev.nexus.platform.outbox.Outbox;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A publisher with state: books that it tells of, and what the projection of titles has to be equal to. */
public final class Catalogue {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    public Catalogue(Outbox outbox, JdbcClient jdbc, TransactionOperations transaction) {
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    public void publish(UUID book, String title) {
        tell(book, title, false, Samples.book(book, title));
    }

    public void delete(UUID book) {
        tell(book, "", true, Samples.deleted(book));
    }

    /** Writers that go on publishing until it is closed. */
    public Load underLoad(List<UUID> books) {
        return new Load(books);
    }

    /** Until the projection has the check sum of its source. */
    public void awaitEqual() {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(checkSum(
                        "select book_id, title from title where book_id in (select book_id from published_book)"))
                .isEqualTo(checkSum("select book_id, title from published_book where not gone")));
    }

    /** How many events wait to be published. */
    public int pending() {
        return jdbc.sql("select count(*) from outbox_event")
                .query(Integer.class)
                .single();
    }

    private void tell(UUID book, String title, boolean gone, PublicEvent event) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                insert into published_book (book_id, title, gone) values (?, ?, ?)
                on conflict (book_id) do update set title = excluded.title, gone = excluded.gone
                """).params(book, title, gone).update();
            outbox.append(AggregateRef.of("catalog", "books", book), event);
        });
    }

    private String checkSum(String rows) {
        return jdbc.sql("""
            select count(*) || ' ' || coalesce(md5(string_agg(book_id || title, ',' order by book_id)), '')
            from (%s) kept
            """.formatted(rows)).query(String.class).single();
    }

    /** Three writers. They do not outrun a relay that works, and stop at some hundred events behind one that does not. */
    public final class Load implements AutoCloseable {

        private static final int MOST_PENDING = 300;

        private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
        private final AtomicInteger published = new AtomicInteger();
        private final List<Future<?>> all;
        private volatile boolean goesOn = true;

        private Load(List<UUID> books) {
            all = IntStream.range(0, 3)
                    .<Future<?>>mapToObj(writer -> writers.submit(() -> {
                        while (goesOn) {
                            if (pending() < MOST_PENDING) {
                                UUID book =
                                        books.get(ThreadLocalRandom.current().nextInt(books.size()));
                                publish(book, "Edition %d of %d".formatted(published.incrementAndGet(), writer));
                            }
                        }
                    }))
                    .toList();
        }

        public int published() {
            return published.get();
        }

        @Override
        public void close() {
            goesOn = false;
            writers.close();
            assertThat(all).allMatch(writer -> writer.state() == Future.State.SUCCESS);
        }
    }
}
