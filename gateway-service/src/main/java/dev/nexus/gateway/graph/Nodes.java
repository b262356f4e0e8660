package dev.nexus.gateway.graph;

import dev.nexus.contracts.rpc.catalog.Chapter;
import dev.nexus.contracts.rpc.catalog.Review;
import dev.nexus.contracts.rpc.notification.Notification;
import dev.nexus.contracts.rpc.playback.BookTime;
import dev.nexus.contracts.rpc.playback.Bookmark;
import dev.nexus.contracts.rpc.playback.Progress;
import dev.nexus.contracts.rpc.playback.Statistics;
import dev.nexus.contracts.rpc.user.Account;
import dev.nexus.contracts.rpc.user.Library;
import dev.nexus.platform.rpc.RpcTimes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the graph shows besides books. Fields that are not here are asked of another service. */
final class Nodes {

    private Nodes() {}

    /** The caller; each field is a question. */
    record Me() {}

    /** An account as its owner sees it. */
    record AccountNode(
            String id,
            String email,
            boolean emailVerified,
            String displayName,
            boolean admin,
            @Nullable String locale,
            @Nullable String timeZone,
            Instant registeredAt) {

        static AccountNode of(Account account) {
            return new AccountNode(
                    account.getId(),
                    account.getEmail(),
                    account.getEmailVerified(),
                    account.getDisplayName(),
                    account.getAdmin(),
                    account.hasLocale() ? account.getLocale() : null,
                    account.hasTimeZone() ? account.getTimeZone() : null,
                    RpcTimes.of(account.getRegisteredAt()));
        }
    }

    /** A library that the caller is a member of. */
    record LibraryNode(String id, String name, String role, Instant createdAt) {

        static LibraryNode of(Library library) {
            return new LibraryNode(
                    library.getId(),
                    library.getName(),
                    library.getRole().toUpperCase(Locale.ROOT),
                    RpcTimes.of(library.getCreatedAt()));
        }
    }

    /** A chapter. */
    record ChapterNode(int index, String title, BigDecimal start, BigDecimal end) {

        static ChapterNode of(Chapter chapter) {
            return new ChapterNode(
                    chapter.getIndex(),
                    chapter.getTitle(),
                    RpcTimes.seconds(chapter.getStartMs()),
                    RpcTimes.seconds(chapter.getEndMs()));
        }
    }

    /** The caller's place in a book. */
    record ProgressNode(
            String bookId,
            BigDecimal position,
            long version,
            boolean finished,
            @Nullable Instant finishedAt,
            boolean hidden,
            DecidedBy decidedBy) {

        /** Why a position is what it is. */
        record DecidedBy(String deviceId, String reportId, Instant at, String rule) {}

        static ProgressNode of(Progress progress) {
            var act = progress.getDecidedBy();
            return new ProgressNode(
                    progress.getBookId(),
                    RpcTimes.seconds(progress.getPositionMs()),
                    progress.getVersion(),
                    progress.getFinished(),
                    progress.hasFinishedAt() ? RpcTimes.of(progress.getFinishedAt()) : null,
                    progress.getHidden(),
                    new DecidedBy(act.getDeviceId(), act.getReportId(), RpcTimes.of(act.getAt()), act.getRule()));
        }
    }

    /** A bookmark. */
    record BookmarkNode(
            String id,
            String bookId,
            BigDecimal position,
            @Nullable BigDecimal end,
            @Nullable String title,
            @Nullable String note,
            Instant createdAt,
            Instant updatedAt,
            long version) {

        static BookmarkNode of(Bookmark bookmark) {
            return new BookmarkNode(
                    bookmark.getId(),
                    bookmark.getBookId(),
                    RpcTimes.seconds(bookmark.getPositionMs()),
                    bookmark.hasEndMs() ? RpcTimes.seconds(bookmark.getEndMs()) : null,
                    bookmark.hasTitle() ? bookmark.getTitle() : null,
                    bookmark.hasNote() ? bookmark.getNote() : null,
                    RpcTimes.of(bookmark.getCreatedAt()),
                    RpcTimes.of(bookmark.getUpdatedAt()),
                    bookmark.getVersion());
        }
    }

    /** What a member thinks of a book. */
    record ReviewNode(
            String accountId,
            int rating,
            @Nullable String text,
            boolean spoiler,
            boolean hidden,
            Instant createdAt,
            Instant updatedAt) {

        static ReviewNode of(Review review) {
            return new ReviewNode(
                    review.getAccountId(),
                    review.getRating(),
                    review.hasText() ? review.getText() : null,
                    review.getSpoiler(),
                    review.getHidden(),
                    RpcTimes.of(review.getCreatedAt()),
                    RpcTimes.of(review.getUpdatedAt()));
        }
    }

    /** Something that the caller was told. */
    record NotificationNode(
            String id,
            String kind,
            String title,
            String text,
            @Nullable String bookId,
            Instant createdAt,
            @Nullable Instant readAt) {

        static NotificationNode of(Notification notification) {
            return new NotificationNode(
                    notification.getId(),
                    notification.getKind(),
                    notification.getTitle(),
                    notification.getText(),
                    notification.hasBookId() ? notification.getBookId() : null,
                    RpcTimes.of(notification.getCreatedAt()),
                    notification.hasReadAt() ? RpcTimes.of(notification.getReadAt()) : null);
        }
    }

    /** How long a book was heard. */
    record BookTimeNode(String bookId, BigDecimal seconds) {

        static List<BookTimeNode> all(List<BookTime> times) {
            return times.stream()
                    .map(time -> new BookTimeNode(time.getBookId(), RpcTimes.seconds(time.getHeardMs())))
                    .toList();
        }
    }

    /** A day on which something was heard. */
    record DayNode(String date, BigDecimal seconds, List<BookTimeNode> books) {}

    /** What was heard in some days. */
    record StatisticsNode(
            String from,
            String to,
            String zone,
            BigDecimal total,
            List<DayNode> days,
            int currentStreak,
            int longestStreak,
            int finished,
            List<BookTimeNode> books) {

        static StatisticsNode of(Statistics statistics) {
            return new StatisticsNode(
                    statistics.getFrom(),
                    statistics.getTo(),
                    statistics.getZone(),
                    RpcTimes.seconds(statistics.getTotalMs()),
                    statistics.getDaysList().stream()
                            .map(day -> new DayNode(
                                    day.getDate(),
                                    RpcTimes.seconds(day.getHeardMs()),
                                    BookTimeNode.all(day.getBooksList())))
                            .toList(),
                    statistics.getCurrentStreak(),
                    statistics.getLongestStreak(),
                    statistics.getFinished(),
                    BookTimeNode.all(statistics.getBooksList()));
        }
    }
}
