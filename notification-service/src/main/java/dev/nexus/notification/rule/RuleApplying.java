package dev.nexus.notification.rule;

import dev.nexus.contracts.PublicEvent;
import dev.nexus.notification.dispatch.News;
import dev.nexus.notification.dispatch.Telling;
import dev.nexus.notification.gathering.Gatherer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Does what the rules say of an event, in the caller's transaction. */
@Component
class RuleApplying {

    private final Telling telling;
    private final Gatherer gatherer;
    private final Clock clock;

    RuleApplying(Telling telling, Gatherer gatherer, Clock clock) {
        this.telling = telling;
        this.gatherer = gatherer;
        this.clock = clock;
    }

    <E extends PublicEvent> void apply(Rule<E> rule, UUID event, E payload) {
        if (isNews(rule.happened().apply(payload), rule.newsFor())) {
            var recipients = rule.who().apply(payload);
            if (!recipients.isEmpty()) {
                var saying = rule.saying().apply(payload);
                var about = rule.about().apply(payload);
                telling.tell(recipients.stream()
                        .map(recipient -> new News(event, recipient, rule.kind(), saying, about))
                        .toList());
            }
        }
    }

    <E extends PublicEvent> void gather(GatheringRule<E> rule, E payload) {
        var item = rule.item().apply(payload);
        if (item != null && isNews(rule.happened().apply(payload), rule.newsFor())) {
            gatherer.add(
                    rule.topic(), rule.library().apply(payload), rule.account().apply(payload), item);
        }
    }

    private boolean isNews(Instant happened, Duration newsFor) {
        return !happened.isBefore(clock.instant().minus(newsFor));
    }
}
