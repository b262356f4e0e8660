package dev.nexus.notification.edge;

import dev.nexus.contracts.UserEvent;
import dev.nexus.notification.recipient.Profile;
import dev.nexus.notification.recipient.RecipientId;
import dev.nexus.notification.recipient.Recipients;
import dev.nexus.platform.inbox.EventSubscriber;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps who people are. The profile and whether it may be used are two states: no event carries both. */
@Configuration(proxyBeanMethods = false)
class RecipientSubscribers {

    @Bean
    EventSubscriber profileSubscriber(Recipients recipients) {
        return EventSubscriber.projection("recipients")
                .on(UserEvent.AccountRegistered.class, event -> {
                    var account = event.payload();
                    recipients.put(new Profile(
                            new RecipientId(account.accountId()),
                            account.email(),
                            false,
                            account.displayName(),
                            account.locale(),
                            null,
                            account.registeredAt()));
                })
                .on(UserEvent.AccountUpdated.class, event -> {
                    var account = event.payload();
                    recipients.put(new Profile(
                            new RecipientId(account.accountId()),
                            account.email(),
                            account.emailVerified(),
                            account.displayName(),
                            account.locale(),
                            account.timeZone(),
                            null));
                })
                .build();
    }

    @Bean
    EventSubscriber disabledSubscriber(Recipients recipients) {
        return EventSubscriber.projection("disabled-recipients")
                .on(
                        UserEvent.AccountDisabled.class,
                        event -> recipients.disable(
                                new RecipientId(event.payload().accountId()),
                                event.payload().disabledAt()))
                .on(
                        UserEvent.AccountEnabled.class,
                        event -> recipients.enable(
                                new RecipientId(event.payload().accountId())))
                .build();
    }
}
