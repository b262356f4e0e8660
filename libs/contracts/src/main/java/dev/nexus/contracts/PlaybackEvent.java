package dev.nexus.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts about what is listened to. Heartbeats are not among them. */
public sealed interface PlaybackEvent extends PublicEvent {

    /**
     * A listener finished a book. Permanent: whatever position wins later, this completion happened.
     *
     * @param reportId the progress report that finished it, made by the client
     * @param duration seconds, the book's length as known when it was finished
     * @param finishedAt effective time of the report: the device's clock, corrected for its skew
     */
    @EventType(
            value = "playback.book.finished.v1",
            source = "/playback/listeners/{listenerId}/books/{bookId}",
            orderedBy = "listenerId",
            since = "0.1",
            rate = EventRate.DAILY)
    record BookFinished(
            @DataSubject UUID listenerId,
            UUID bookId,
            UUID libraryId,
            UUID reportId,
            BigDecimal duration,
            Instant finishedAt)
            implements PlaybackEvent {}

    /**
     * A listener's place in a book is another. Sent at once when the listener pauses, jumps, finishes, begins anew, goes back to
     * an earlier place, hides the book or comes into another chapter, and at most once a minute while playing goes on. Carries
     * the whole resulting place.
     *
     * @param position seconds on the book's timeline
     * @param duration seconds, the book's length as known now
     * @param version grows with every change of the place
     * @param state what the book is to the listener now
     * @param hidden whether the listener took it off the books to continue
     * @param finishedAt the latest finish, effective time; null when there was none
     * @param decidedBy the progress report that put the position there, known to the client that made it
     * @param rule why that report decided, by the names of the API
     * @param decidedAt effective time of that report: the device's clock, corrected for its skew
     */
    @EventType(
            value = "playback.progress.advanced.v1",
            source = "/playback/listeners/{listenerId}/books/{bookId}",
            orderedBy = "listenerId",
            since = "0.1",
            rate = EventRate.STEADY)
    record ProgressAdvanced(
            @DataSubject UUID listenerId,
            UUID bookId,
            UUID libraryId,
            BigDecimal position,
            BigDecimal duration,
            long version,
            ListeningState state,
            boolean hidden,
            @Nullable Instant finishedAt,
            UUID decidedBy,
            String rule,
            Instant decidedAt)
            implements PlaybackEvent {}

    /**
     * A week is over in which a listener heard something, by the listener's own days.
     *
     * @param from the week's Monday
     * @param to the week's Sunday
     * @param timeZone the zone that the days are counted in, by its IANA name
     * @param seconds heard in that week, each hour once
     * @param days on how many days something was heard
     * @param finished how many books were finished
     * @param books those that were heard most, at most 50, the most first
     * @param summarisedAt when this was reckoned; what devices tell later is not in it
     */
    @EventType(
            value = "playback.week.summarised.v1",
            source = "/playback/listeners/{listenerId}/weeks",
            orderedBy = "listenerId",
            since = "0.1",
            rate = EventRate.WEEKLY)
    record WeekSummarised(
            @DataSubject UUID listenerId,
            LocalDate from,
            LocalDate to,
            String timeZone,
            BigDecimal seconds,
            int days,
            int finished,
            List<HeardBook> books,
            Instant summarisedAt)
            implements PlaybackEvent {

        public WeekSummarised {
            books = List.copyOf(books);
        }
    }

    /**
     * How long a book was heard.
     *
     * @param seconds of listening
     */
    record HeardBook(UUID bookId, BigDecimal seconds) {}

    /** playback-service holds nothing about a deleted account any more. */
    @EventType(
            value = "playback.account.erased.v1",
            source = "/playback/accounts/{accountId}",
            orderedBy = "accountId",
            since = "0.1",
            rate = EventRate.RARE)
    record AccountErased(UUID accountId, Instant erasedAt) implements PlaybackEvent {}
}
