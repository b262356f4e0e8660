package dev.nexus.notification.rule;

import static dev.nexus.notification.inbox.NotificationKind.BOOK_FINISHED;
import static dev.nexus.notification.inbox.NotificationKind.INVITATION;
import static dev.nexus.notification.inbox.NotificationKind.LISTENING_DIGEST;
import static dev.nexus.notification.inbox.NotificationKind.NEW_DEVICE;
import static dev.nexus.notification.inbox.NotificationKind.REVIEW_ANSWERED;
import static dev.nexus.notification.inbox.NotificationKind.SECURITY_ALERT;
import static dev.nexus.notification.inbox.NotificationKind.WEBHOOK_DISABLED;

import dev.nexus.contracts.CatalogEvent.BookPublished;
import dev.nexus.contracts.CatalogEvent.ImportFailed;
import dev.nexus.contracts.CatalogEvent.ImportSucceeded;
import dev.nexus.contracts.CatalogEvent.ReviewAnswered;
import dev.nexus.contracts.NotificationEvent.WebhookDisabled;
import dev.nexus.contracts.PlaybackEvent.BookFinished;
import dev.nexus.contracts.PlaybackEvent.WeekSummarised;
import dev.nexus.contracts.UserEvent.AccountPasswordChanged;
import dev.nexus.contracts.UserEvent.AccountSecondFactorChanged;
import dev.nexus.contracts.UserEvent.ApiKeyCreated;
import dev.nexus.contracts.UserEvent.InvitationCreated;
import dev.nexus.contracts.UserEvent.SessionCompromised;
import dev.nexus.contracts.UserEvent.SessionStarted;
import dev.nexus.notification.gathering.Item;
import dev.nexus.notification.gathering.Topic;
import dev.nexus.notification.inbox.About;
import dev.nexus.notification.wording.Saying;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The table of what people are told: of which event, how old it may be, whom, as which kind, in which words, and where an app may lead. What
 * comes in bulk is in the second table: it is put aside and told together, by package {@code gathering}.
 */
@Component
class NotificationRules {

    /** Longer than devices are usually offline, and than services usually are. */
    private static final Duration WEEK = Duration.ofDays(7);

    /** So long is a book new. */
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    private static final String SESSIONS = "/api/v1/sessions";

    private final List<Rule<?>> told;
    private final List<GatheringRule<?>> gathered;

    NotificationRules(Who who, Facts facts) {
        told = List.of(
                new Rule<>(
                        BookFinished.class,
                        BookFinished::finishedAt,
                        WEEK,
                        event -> who.member(event.libraryId(), event.listenerId()),
                        BOOK_FINISHED,
                        event -> Saying.of("book-finished", facts.title(event.bookId())),
                        event -> About.book(event.libraryId(), event.bookId())),
                new Rule<>(
                        WeekSummarised.class,
                        WeekSummarised::summarisedAt,
                        WEEK,
                        event -> who.account(event.listenerId()),
                        LISTENING_DIGEST,
                        facts::week,
                        event -> About.link("/api/v1/me/statistics?from=%s&to=%s&zone=%s"
                                .formatted(event.from(), event.to(), event.timeZone()))),
                new Rule<>(
                        ReviewAnswered.class,
                        ReviewAnswered::answeredAt,
                        WEEK,
                        event -> who.memberBut(event.libraryId(), event.accountId(), event.answeredBy()),
                        REVIEW_ANSWERED,
                        event -> Saying.of("review-answered", facts.title(event.bookId())),
                        event -> About.book(event.libraryId(), event.bookId())),
                new Rule<>(
                        InvitationCreated.class,
                        InvitationCreated::createdAt,
                        WEEK,
                        who::invited,
                        INVITATION,
                        event -> Saying.of("invitation", facts.library(event.libraryId(), "some-library")),
                        _ -> About.NOTHING),
                new Rule<>(
                        SessionStarted.class,
                        SessionStarted::startedAt,
                        WEEK,
                        who::onNewDevice,
                        NEW_DEVICE,
                        event -> Saying.of("new-device", event.deviceName()),
                        _ -> About.link(SESSIONS)),
                new Rule<>(
                        AccountPasswordChanged.class,
                        AccountPasswordChanged::changedAt,
                        WEEK,
                        event -> who.account(event.accountId()),
                        SECURITY_ALERT,
                        _ -> Saying.of("security.password"),
                        _ -> About.link(SESSIONS)),
                new Rule<>(
                        AccountSecondFactorChanged.class,
                        AccountSecondFactorChanged::changedAt,
                        WEEK,
                        event -> who.account(event.accountId()),
                        SECURITY_ALERT,
                        event ->
                                Saying.of(event.enabled() ? "security.second-factor-on" : "security.second-factor-off"),
                        _ -> About.link("/api/v1/me/second-factor")),
                new Rule<>(
                        ApiKeyCreated.class,
                        ApiKeyCreated::createdAt,
                        WEEK,
                        event -> who.account(event.accountId()),
                        SECURITY_ALERT,
                        event -> Saying.of("security.api-key", event.name()),
                        _ -> About.link("/api/v1/me/api-keys")),
                new Rule<>(
                        SessionCompromised.class,
                        SessionCompromised::detectedAt,
                        WEEK,
                        event -> who.account(event.accountId()),
                        SECURITY_ALERT,
                        event -> Saying.of("security.session", event.deviceName()),
                        _ -> About.link(SESSIONS)),
                new Rule<>(
                        WebhookDisabled.class,
                        WebhookDisabled::disabledAt,
                        WEEK,
                        event -> who.owners(event.libraryId()),
                        WEBHOOK_DISABLED,
                        event -> Saying.of(
                                event.reason().equals("gone") ? "webhook-disabled.gone" : "webhook-disabled.failing",
                                facts.library(event.libraryId(), "your-library")),
                        event -> About.link(
                                event.libraryId(),
                                "/api/v1/libraries/%s/webhooks/%s".formatted(event.libraryId(), event.webhookId()))));
        gathered = List.of(
                new GatheringRule<>(
                        BookPublished.class,
                        BookPublished::publishedAt,
                        TWO_DAYS,
                        Topic.NEW_BOOKS,
                        BookPublished::libraryId,
                        _ -> null,
                        event -> new Item(event.bookId(), event.bookId(), 1, null)),
                new GatheringRule<>(
                        ImportSucceeded.class,
                        ImportSucceeded::succeededAt,
                        TWO_DAYS,
                        Topic.IMPORTS_DONE,
                        ImportSucceeded::libraryId,
                        ImportSucceeded::accountId,
                        event -> event.accountId() == null
                                ? null
                                : new Item(
                                        event.importId(),
                                        event.bookIds().size() == 1
                                                ? event.bookIds().getFirst()
                                                : null,
                                        event.bookIds().size(),
                                        null)),
                new GatheringRule<>(
                        ImportFailed.class,
                        ImportFailed::failedAt,
                        TWO_DAYS,
                        Topic.IMPORTS_FAILED,
                        ImportFailed::libraryId,
                        ImportFailed::accountId,
                        event -> event.accountId() == null
                                ? null
                                : new Item(event.importId(), null, 0, event.problem())));
    }

    List<Rule<?>> told() {
        return told;
    }

    List<GatheringRule<?>> gathered() {
        return gathered;
    }
}
