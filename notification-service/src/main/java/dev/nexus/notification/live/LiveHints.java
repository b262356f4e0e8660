package dev.nexus.notification.live;

import dev.nexus.contracts.PlaybackEvent.ProgressAdvanced;
import dev.nexus.platform.broadcast.BroadcastListener;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every replica hears of every position, because any of them may have a stream of its listener. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveSettings.class)
class LiveHints {

    @Bean
    BroadcastListener livePositions(LiveStreams streams) {
        return BroadcastListener.named("live-positions")
                .on(ProgressAdvanced.class, event -> streams.position(event.payload()))
                .afterConnecting(streams::positionsMissed)
                .build();
    }
}
