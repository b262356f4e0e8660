package dev.nexus.catalog.book;

import dev.nexus.catalog.media.MediaStore;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes for good what was removed long ago: first the files and then the rows that name them, a few books at a time. Broken off
 * anywhere, it goes on the next time.
 */
@Component
class BookPurging {

    private static final Logger LOG = LoggerFactory.getLogger(BookPurging.class);
    private static final int BOOKS_AT_ONCE = 20;

    private final Books books;
    private final MediaStore store;
    private final RemovedBookProperties properties;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BookPurging(
            Books books,
            MediaStore store,
            RemovedBookProperties properties,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.books = books;
        this.store = store;
        this.properties = properties;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void purge() {
        try {
            var purged = 0;
            for (var some = purgeSome(); some > 0; some = purgeSome()) {
                purged += some;
            }
            if (purged > 0) {
                LOG.atInfo().addKeyValue("books", purged).log("Books that were removed long ago are deleted for good");
            }
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("Books that were removed long ago could not be deleted now");
        }
    }

    private int purgeSome() {
        return transaction.execute(_ -> {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var old = books.claimRemoved(now.minus(properties.keep()), BOOKS_AT_ONCE);
            for (var book : books.findAllByIdIn(old)) {
                book.media().forEach(store::discard);
                books.delete(book);
                events.publishEvent(new BookEvent.BookDeleted(book.id(), book.library(), now));
            }
            return old.size();
        });
    }
}
