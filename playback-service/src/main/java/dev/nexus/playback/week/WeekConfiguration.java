package dev.nexus.playback.week;

import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedRateTask;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WeekProperties.class)
class WeekConfiguration {

    /** A service that has just started has other things to do. */
    private static final Duration FIRST = Duration.ofMinutes(1);

    @Bean
    SchedulingConfigurer weekSchedule(WeekSummarising summarising, WeekProperties properties) {
        return tasks ->
                tasks.addFixedRateTask(new FixedRateTask(summarising::summariseAll, properties.interval(), FIRST));
    }
}
