package dev.nexus.catalog.clearing;

import dev.nexus.catalog.cover.Covers;
import dev.nexus.catalog.library.LibraryShut;
import dev.nexus.catalog.media.MediaStore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes what deleted libraries leave behind, in the background: nobody sees it any more, so there is no hurry. First the files
 * and then the rows that name them, a few books at a time; broken off anywhere, it goes on the next time. It says nothing to the
 * others: they have heard that the library is gone. It also looks by itself, after a crash and for an import that was just
 * publishing its book.
 */
@Component
class LibraryClearing {

    private static final Logger LOG = LoggerFactory.getLogger(LibraryClearing.class);
    private static final int BOOKS_AT_ONCE = 20;

    private final LibraryRemains remains;
    private final MediaStore store;
    private final Covers covers;
    private final TransactionTemplate transaction;
    private final AsyncTaskExecutor executor;

    LibraryClearing(
            LibraryRemains remains,
            MediaStore store,
            Covers covers,
            TransactionTemplate transaction,
            @Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor) {
        this.remains = remains;
        this.store = store;
        this.covers = covers;
        this.transaction = transaction;
        this.executor = executor;
    }

    @TransactionalEventListener
    void on(LibraryShut shut) {
        executor.execute(this::clear);
    }

    @Scheduled(initialDelay = 1, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void clear() {
        try {
            var cleared = 0;
            for (var some = clearSome(); some > 0; some = clearSome()) {
                cleared += some;
            }
            transaction.executeWithoutResult(_ -> remains.removeAllButBooks());
            if (cleared > 0) {
                LOG.atInfo().addKeyValue("books", cleared).log("The books of deleted libraries were removed");
            }
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("The books of deleted libraries could not be removed now");
        }
    }

    private int clearSome() {
        return transaction.execute(_ -> {
            var books = remains.claimBooks(BOOKS_AT_ONCE);
            remains.audioOf(books).forEach(store::discard);
            remains.coversOf(books).forEach(covers::discard);
            remains.removeBooks(books);
            return books.size();
        });
    }
}
