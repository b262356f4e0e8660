package dev.nexus.notification.edge;

import dev.nexus.contracts.LibraryRole;
import dev.nexus.contracts.UserEvent;
import dev.nexus.notification.library.LibraryNames;
import dev.nexus.notification.library.Memberships;
import dev.nexus.notification.library.Role;
import dev.nexus.notification.webhook.WebhookClearing;
import dev.nexus.notification.webhook.WebhookEvents;
import dev.nexus.notification.webhook.WebhookFeeding;
import dev.nexus.platform.inbox.EventSubscriber;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the notification service keeps of libraries and their members, and passes on to webhooks. */
@Configuration(proxyBeanMethods = false)
class Subscribers {

    @Bean
    EventSubscriber membershipSubscriber(Memberships memberships) {
        return EventSubscriber.projection("memberships")
                .on(UserEvent.MembershipGranted.class, event -> {
                    var granted = event.payload();
                    memberships.grant(granted.accountId(), granted.libraryId(), role(granted.role()));
                })
                .on(UserEvent.MembershipRevoked.class, event -> {
                    var revoked = event.payload();
                    memberships.revoke(revoked.accountId(), revoked.libraryId());
                })
                .build();
    }

    @Bean
    EventSubscriber librarySubscriber(Memberships memberships, WebhookClearing webhooks) {
        return EventSubscriber.projection("libraries")
                .on(UserEvent.LibraryDeleted.class, event -> {
                    var deleted = event.payload();
                    webhooks.clear(deleted.libraryId());
                    memberships.shut(deleted.libraryId(), deleted.deletedAt());
                })
                .build();
    }

    @Bean
    EventSubscriber libraryNameSubscriber(LibraryNames names) {
        return EventSubscriber.projection("library-names")
                .on(
                        UserEvent.LibraryCreated.class,
                        event -> names.put(
                                event.payload().libraryId(), event.payload().name()))
                .on(
                        UserEvent.LibraryRenamed.class,
                        event -> names.put(
                                event.payload().libraryId(), event.payload().name()))
                .on(
                        UserEvent.LibraryDeleted.class,
                        event -> names.remove(event.payload().libraryId()))
                .build();
    }

    @Bean
    EventSubscriber webhookSubscriber(WebhookFeeding feeding) {
        var subscriber = EventSubscriber.reaction("webhooks");
        WebhookEvents.TOLD.forEach(
                type -> subscriber.on(type.payload(), event -> feeding.feed(event.metadata(), event.body())));
        return subscriber.build();
    }

    private static Role role(LibraryRole role) {
        return switch (role) {
            case OWNER -> Role.OWNER;
            case CURATOR -> Role.CURATOR;
            case LISTENER -> Role.LISTENER;
        };
    }
}
