package dev.nexus.notification.edge;

import dev.nexus.contracts.CatalogEvent;
import dev.nexus.contracts.PlaybackEvent;
import dev.nexus.notification.book.BookTitles;
import dev.nexus.notification.inbox.FinishedBookAnnouncing;
import dev.nexus.notification.inbox.RecipientId;
import dev.nexus.platform.inbox.EventSubscriber;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the notification service does with others' events. */
@Configuration(proxyBeanMethods = false)
class Subscribers {

    @Bean
    EventSubscriber titleSubscriber(BookTitles titles) {
        return EventSubscriber.projection("book-titles")
                .on(
                        CatalogEvent.BookPublished.class,
                        event -> titles.put(
                                event.payload().bookId(), event.payload().title()))
                .build();
    }

    @Bean
    EventSubscriber finishedBookSubscriber(FinishedBookAnnouncing announcing) {
        return EventSubscriber.reaction("finished-books")
                .on(PlaybackEvent.BookFinished.class, event -> {
                    var finished = event.payload();
                    announcing.announce(new RecipientId(finished.listenerId()), finished.bookId());
                })
                .build();
    }
}
