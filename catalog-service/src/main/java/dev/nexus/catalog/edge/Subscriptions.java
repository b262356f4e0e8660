package dev.nexus.catalog.edge;

import dev.nexus.catalog.library.Libraries;
import dev.nexus.catalog.library.LibraryId;
import dev.nexus.catalog.library.Memberships;
import dev.nexus.catalog.library.Role;
import dev.nexus.catalog.listening.ListeningStates;
import dev.nexus.contracts.LibraryRole;
import dev.nexus.contracts.ListeningState;
import dev.nexus.contracts.PlaybackEvent;
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
                .on(UserEvent.MembershipRevoked.class, event -> {
                    var revoked = event.payload();
                    memberships.revoke(revoked.membershipId(), new LibraryId(revoked.libraryId()), revoked.accountId());
                })
                .build();
    }

    @Bean
    EventSubscriber libraryNames(Libraries libraries) {
        return EventSubscriber.projection("libraries")
                .on(
                        UserEvent.LibraryCreated.class,
                        event -> libraries.name(
                                new LibraryId(event.payload().libraryId()),
                                event.payload().name()))
                .on(
                        UserEvent.LibraryRenamed.class,
                        event -> libraries.name(
                                new LibraryId(event.payload().libraryId()),
                                event.payload().name()))
                .on(
                        UserEvent.LibraryDeleted.class,
                        event -> libraries.delete(
                                new LibraryId(event.payload().libraryId()),
                                event.payload().deletedAt()))
                .build();
    }

    @Bean
    EventSubscriber listenersPlaces(ListeningStates states) {
        return EventSubscriber.projection("listening-states")
                .on(PlaybackEvent.ProgressAdvanced.class, event -> {
                    var advanced = event.payload();
                    states.put(advanced.listenerId(), advanced.bookId(), state(advanced.state()));
                })
                .build();
    }

    private static String state(ListeningState state) {
        return switch (state) {
            case NOT_STARTED -> "not-started";
            case IN_PROGRESS -> "in-progress";
            case FINISHED -> "finished";
        };
    }

    private static Role role(LibraryRole role) {
        return switch (role) {
            case OWNER -> Role.OWNER;
            case CURATOR -> Role.CURATOR;
            case LISTENER -> Role.LISTENER;
        };
    }
}
