package dev.nexus.catalog.edge;

import dev.nexus.catalog.library.LibraryId;
import dev.nexus.catalog.library.Memberships;
import dev.nexus.catalog.library.Role;
import dev.nexus.contracts.LibraryRole;
import dev.nexus.contracts.UserEvent;
import dev.nexus.platform.inbox.EventSubscriber;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the catalogue makes of others' events. */
@Configuration(proxyBeanMethods = false)
class Subscriptions {

    @Bean
    EventSubscriber libraryMembers(Memberships memberships) {
        return EventSubscriber.projection("memberships")
                .on(UserEvent.MembershipGranted.class, event -> {
                    var granted = event.payload();
                    memberships.grant(
                            granted.membershipId(),
                            new LibraryId(granted.libraryId()),
                            granted.accountId(),
                            role(granted.role()));
                })
                .build();
    }

    private static Role role(LibraryRole role) {
        return switch (role) {
            case OWNER -> Role.OWNER;
            case CURATOR -> Role.CURATOR;
            case LISTENER -> Role.LISTENER;
        };
    }
}
