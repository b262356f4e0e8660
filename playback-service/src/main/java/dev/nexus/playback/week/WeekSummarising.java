package dev.nexus.playback.week;

import dev.nexus.platform.personaldata.ErasedAccounts;
import dev.nexus.platform.process.OneAtATime;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.week.DueWeeks.Due;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tells, once, what each listener heard in the last week that is over, some listeners in one transaction: that a week is told, and its
 * event, commit together. However many instances do it and wherever one is broken off, nothing is told twice and nothing is left
 * out. After a long time away only the last week is told.
 */
@Component
class WeekSummarising {

    private static final Logger LOG = LoggerFactory.getLogger(WeekSummarising.class);

    /** Longer than any week is asked for. */
    private static final int TOLD_KEPT_DAYS = 28;

    /** Where one transaction ended. */
    private record Step(int told, @Nullable ListenerId last) {}

    private final ListenerZones zones;
    private final DueWeeks weeks;
    private final ErasedAccounts erased;
    private final WeekEvents events;
    private final TransactionOperations transaction;
    private final WeekProperties properties;
    private final Clock clock;
    private final OneAtATime alone = new OneAtATime();

    WeekSummarising(
            ListenerZones zones,
            DueWeeks weeks,
            ErasedAccounts erased,
            WeekEvents events,
            TransactionOperations transaction,
            WeekProperties properties,
            Clock clock) {
        this.zones = zones;
        this.weeks = weeks;
        this.erased = erased;
        this.events = events;
        this.transaction = transaction;
        this.properties = properties;
        this.clock = clock;
    }

    void summariseAll() {
        alone.run(this::summariseNow);
    }

    private void summariseNow() {
        try {
            var told = summarise(clock.instant().truncatedTo(ChronoUnit.MILLIS));
            if (told > 0) {
                LOG.atInfo().addKeyValue("weeks", told).log("Listeners' weeks were summed up");
            }
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("Listeners' weeks could not be summed up now");
        }
    }

    /** Tells the weeks that are over at a time; answers how many. */
    int summarise(Instant now) {
        var over = zones.all().stream()
                .map(zone -> Week.lastOver(zone, now, properties.grace()))
                .flatMap(Optional::stream)
                .toList();
        if (over.isEmpty()) {
            return 0;
        }
        var told = 0;
        ListenerId last = null;
        do {
            var after = last;
            var step = transaction.execute(_ -> step(over, after, now));
            told += step.told();
            last = step.last();
        } while (last != null);
        transaction.executeWithoutResult(_ ->
                weeks.forgetBefore(now.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(TOLD_KEPT_DAYS)));
        return told;
    }

    private Step step(List<Week> over, @Nullable ListenerId after, Instant now) {
        if (!weeks.alone()) {
            return new Step(0, null);
        }
        var due = weeks.next(over, after, properties.listenersAtOnce());
        if (due.isEmpty()) {
            return new Step(0, null);
        }
        return new Step(tell(due, now), due.getLast().listener());
    }

    private int tell(List<Due> due, Instant now) {
        var gone = erased.among(due.stream().map(one -> one.listener().value()).toList());
        var heard = weeks.heard(due);
        var finished = weeks.finished(due);
        var summaries = due.stream()
                .filter(one -> !gone.contains(one.listener().value()))
                .map(one -> WeekReckoning.of(
                        one,
                        heard.getOrDefault(one.listener(), List.of()),
                        finished.getOrDefault(one.listener(), 0),
                        now))
                .flatMap(Optional::stream)
                .toList();
        if (summaries.isEmpty()) {
            return 0;
        }
        var untold = weeks.tell(summaries.stream()
                .map(summary -> new Due(summary.listener(), summary.week()))
                .toList());
        events.tell(summaries.stream()
                .filter(summary -> untold.contains(summary.listener()))
                .toList());
        return untold.size();
    }
}
