package dev.nexus.notification.rule;

import dev.nexus.contracts.CatalogEvent;
import dev.nexus.contracts.NotificationEvent;
import dev.nexus.contracts.PlaybackEvent;
import dev.nexus.contracts.PublicEvent;
import dev.nexus.notification.gathering.Gatherer;
import dev.nexus.notification.webhook.DisabledWebhook;
import dev.nexus.platform.inbox.EventSubscriber;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Leads events to their rules. */
@Configuration(proxyBeanMethods = false)
class RuleSubscribers {

    private final NotificationRules rules;
    private final RuleApplying applying;

    RuleSubscribers(NotificationRules rules, RuleApplying applying) {
        this.rules = rules;
        this.applying = applying;
    }

    /** Under the name that it always had: it is the key of what was handled, and of what waits. */
    @Bean
    EventSubscriber finishedBookSubscriber() {
        var subscriber = EventSubscriber.reaction("finished-books");
        rules.told().stream()
                .filter(rule -> rule.event().equals(PlaybackEvent.BookFinished.class))
                .forEach(rule -> add(subscriber, rule));
        return subscriber.build();
    }

    @Bean
    EventSubscriber ruleSubscriber() {
        var subscriber = EventSubscriber.reaction("notification-rules");
        rules.told().stream()
                .filter(rule -> !rule.event().equals(PlaybackEvent.BookFinished.class))
                .filter(rule -> !NotificationEvent.class.isAssignableFrom(rule.event()))
                .forEach(rule -> add(subscriber, rule));
        return subscriber.build();
    }

    /** A book that is not there any more when word comes that it was new is never told of, so this goes by the order of a book's events. */
    @Bean
    EventSubscriber newBookSubscriber(Gatherer gatherer) {
        var subscriber = EventSubscriber.projection("new-books");
        rules.gathered().stream()
                .filter(rule -> rule.event().equals(CatalogEvent.BookPublished.class))
                .forEach(rule -> add(subscriber, rule));
        return subscriber
                .on(
                        CatalogEvent.BookRemoved.class,
                        event -> gatherer.forget(event.payload().bookId()))
                .on(
                        CatalogEvent.BookDeleted.class,
                        event -> gatherer.forget(event.payload().bookId()))
                .build();
    }

    @Bean
    EventSubscriber importSubscriber() {
        var subscriber = EventSubscriber.reaction("imports");
        rules.gathered().stream()
                .filter(rule -> !rule.event().equals(CatalogEvent.BookPublished.class))
                .forEach(rule -> add(subscriber, rule));
        return subscriber.build();
    }

    @Bean
    EventSubscriber importedBookSubscriber(Gatherer gatherer) {
        return EventSubscriber.reaction("imported-books")
                .on(CatalogEvent.ImportSucceeded.class, event -> {
                    var account = event.payload().accountId();
                    if (account != null) {
                        gatherer.imported(account, event.payload().bookIds());
                    }
                })
                .build();
    }

    /** What this service tells itself does not travel by the broker: it is told in the transaction in which it happens. */
    @Bean
    ApplicationListener<PayloadApplicationEvent<DisabledWebhook>> disabledWebhookTelling() {
        return ApplicationListener.forPayload(disabled -> rules.told().stream()
                .filter(rule -> rule.event().isInstance(disabled.fact()))
                .forEach(rule -> apply(rule, disabled)));
    }

    private <E extends PublicEvent> void apply(Rule<E> rule, DisabledWebhook disabled) {
        applying.apply(rule, disabled.event(), rule.event().cast(disabled.fact()));
    }

    private <E extends PublicEvent> void add(EventSubscriber.Builder subscriber, Rule<E> rule) {
        subscriber.on(
                rule.event(), event -> applying.apply(rule, event.metadata().id(), event.payload()));
    }

    private <E extends PublicEvent> void add(EventSubscriber.Builder subscriber, GatheringRule<E> rule) {
        subscriber.on(rule.event(), event -> applying.gather(rule, event.payload()));
    }
}
