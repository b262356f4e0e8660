package dev.nexus.notification.gathering;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tells what is due: each gathering by one instance at a time, a page of recipients in each transaction, so that whoever dies in the middle
 * is followed by another who goes on after the last page, and a large audience keeps no other waiting.
 */
@Component
class GatheringTelling {

    private static final Logger LOG = LoggerFactory.getLogger(GatheringTelling.class);
    private static final int AT_ONCE = 20;
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int FORGOTTEN_AT_ONCE = 1_000;

    private final Gatherings gatherings;
    private final ImportedBooks imported;
    private final NewBookTelling newBooks;
    private final ImportTelling imports;
    private final GatheringSettings settings;
    private final TransactionOperations transaction;
    private final Clock clock;

    GatheringTelling(
            Gatherings gatherings,
            ImportedBooks imported,
            NewBookTelling newBooks,
            ImportTelling imports,
            GatheringSettings settings,
            TransactionOperations transaction,
            Clock clock) {
        this.gatherings = gatherings;
        this.imported = imported;
        this.newBooks = newBooks;
        this.imports = imports;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${nexus.gathering.poll:1s}")
    void tellDue() {
        try {
            var due = gatherings.due(AT_ONCE, clock.instant());
            while (!due.isEmpty()) {
                var worked = due.stream().map(this::tellSafely).toList();
                due = worked.contains(true) ? gatherings.due(AT_ONCE, clock.instant()) : List.of();
            }
        } catch (RuntimeException failure) {
            LOG.atWarn().addKeyValue("cause", failure.toString()).log("What is to be told could not be looked for");
        }
    }

    /** False when there was nothing to do. */
    private boolean tellSafely(UUID id) {
        try {
            return Boolean.TRUE.equals(transaction.execute(_ -> tell(id)));
        } catch (RuntimeException failure) {
            LOG.atWarn()
                    .addKeyValue("gathering", id)
                    .addKeyValue("cause", failure.toString())
                    .log("Notifications could not be made; trying again");
            gatherings.putOff(id, clock.instant().plus(AFTER_A_FAILURE));
            return false;
        }
    }

    private boolean tell(UUID id) {
        var now = clock.instant();
        var due = gatherings.close(id, now);
        due.ifPresent(gathering -> {
            var items = gatherings.items(id);
            var last = items.isEmpty() ? Optional.<UUID>empty() : tell(gathering, items);
            last.ifPresentOrElse(account -> gatherings.toldTo(id, account, now), () -> gatherings.done(id, now));
        });
        return due.isPresent();
    }

    /** Empty when all have been told. */
    private Optional<UUID> tell(Gathering gathering, List<Item> items) {
        return switch (gathering.topic()) {
            case NEW_BOOKS -> newBooks.tellSome(gathering, items);
            case IMPORTS_DONE -> {
                imports.done(gathering, items);
                yield Optional.empty();
            }
            case IMPORTS_FAILED -> {
                imports.failed(gathering, items);
                yield Optional.empty();
            }
        };
    }

    @Scheduled(initialDelay = 22, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        var now = clock.instant();
        imported.removeOld(now.minus(KEPT));
        var before = now.minus(KEPT).minus(Gatherings.longestPause(settings));
        var removed = FORGOTTEN_AT_ONCE;
        while (removed == FORGOTTEN_AT_ONCE) {
            removed = gatherings.removeOld(before, FORGOTTEN_AT_ONCE);
        }
    }
}
