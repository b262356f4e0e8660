package dev.nexus.notification.edge;

import dev.nexus.contracts.NotificationEvent;
import dev.nexus.contracts.UserEvent;
import dev.nexus.platform.inbox.EventSubscriber;
import dev.nexus.platform.outbox.AggregateRef;
import dev.nexus.platform.outbox.Outbox;
import dev.nexus.platform.personaldata.AccountErased;
import dev.nexus.platform.personaldata.AccountErasing;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets deleted accounts, and says so. */
@Configuration(proxyBeanMethods = false)
class Erasure {

    @Bean
    EventSubscriber deletedAccounts(AccountErasing erasing) {
        return EventSubscriber.reaction("account-erasure")
                .on(
                        UserEvent.AccountDeleted.class,
                        event -> erasing.request(event.payload().accountId()))
                .build();
    }

    @Bean
    ApplicationListener<PayloadApplicationEvent<AccountErased>> erasedAccountTelling(Outbox outbox) {
        return ApplicationListener.forPayload(erased -> outbox.append(
                AggregateRef.of("notification", "accounts", erased.account()),
                new NotificationEvent.AccountErased(erased.account(), erased.at())));
    }
}
