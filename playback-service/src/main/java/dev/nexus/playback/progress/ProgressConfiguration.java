package dev.nexus.playback.progress;

import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProgressProperties.class)
class ProgressConfiguration {

    /** Small against the days that a report waits. */
    private static final Duration EXPIRY = Duration.ofHours(1);

    @Bean
    SchedulingConfigurer pendingSchedule(
            PendingJudging judging,
            PendingExpiring expiring,
            ReportPartitions partitions,
            ProgressProperties properties) {
        return tasks -> {
            tasks.addFixedDelayTask(judging::judgeAll, properties.pendingInterval());
            tasks.addFixedDelayTask(expiring::expireAll, EXPIRY);
            tasks.addFixedDelayTask(partitions::maintain, EXPIRY);
        };
    }
}
