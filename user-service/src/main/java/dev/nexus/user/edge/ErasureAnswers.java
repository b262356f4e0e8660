package dev.nexus.user.edge;

import dev.nexus.contracts.CatalogEvent;
import dev.nexus.contracts.NotificationEvent;
import dev.nexus.contracts.PlaybackEvent;
import dev.nexus.platform.inbox.EventSubscriber;
import dev.nexus.user.erasure.ErasureRecording;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What becomes of the other services' answers to a deletion. */
@Configuration(proxyBeanMethods = false)
class ErasureAnswers {

    @Bean
    EventSubscriber erasureAnswerSubscriber(ErasureRecording recording) {
        return EventSubscriber.reaction("erasures")
                .on(
                        CatalogEvent.AccountErased.class,
                        event -> recording.record(
                                event.payload().accountId(),
                                "catalog",
                                event.payload().erasedAt()))
                .on(
                        PlaybackEvent.AccountErased.class,
                        event -> recording.record(
                                event.payload().accountId(),
                                "playback",
                                event.payload().erasedAt()))
                .on(
                        NotificationEvent.AccountErased.class,
                        event -> recording.record(
                                event.payload().accountId(),
                                "notification",
                                event.payload().erasedAt()))
                .build();
    }
}
