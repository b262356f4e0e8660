package dev.nexus.notification.push;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** What is settled of messages to several browsers: it is not sent again when others are tried again. */
@Repository
class PushDeliveries {

    /** Longer than anything is tried again. */
    private static final Duration KEPT = Duration.ofDays(14);

    private final JdbcClient jdbc;
    private final Clock clock;

    PushDeliveries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How an attempt ended that is not repeated. */
    enum Outcome {
        SENT("sent"),
        REFUSED("refused");

        private final String column;

        Outcome(String column) {
            this.column = column;
        }
    }

    /** The browsers to which a message was sent, or which refused it. */
    Set<PushSubscriptionId> settled(UUID message) {
        return settled(message, "true");
    }

    /** The browsers to which a message was sent. */
    Set<PushSubscriptionId> sent(UUID message) {
        return settled(message, "outcome = 'sent'");
    }

    private Set<PushSubscriptionId> settled(UUID message, String condition) {
        return jdbc
                .sql("select subscription_id from push_delivery where message_id = :message and " + condition)
                .param("message", message)
                .query((row, _) -> new PushSubscriptionId(row.getObject("subscription_id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Notes what came of a message; nothing for a browser that is gone meanwhile. */
    void settle(UUID message, PushSubscriptionId subscription, Outcome outcome) {
        jdbc.sql("""
                        insert into push_delivery (message_id, subscription_id, outcome, settled_at)
                        select :message, id, :outcome, :now from push_subscription where id = :subscription
                        on conflict do nothing
                        """)
                .param("message", message)
                .param("subscription", subscription.value())
                .param("outcome", outcome.column)
                .param("now", now())
                .update();
    }

    @Scheduled(
            fixedDelayString = "${nexus.push.purge-interval:1h}",
            initialDelayString = "${nexus.push.purge-interval:1h}")
    void purge() {
        jdbc.sql("delete from push_delivery where settled_at < :before")
                .param("before", now().minus(KEPT))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
