package dev.nexus.user.erasure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ErasureSettings.class)
class ErasureConfiguration {

    @Bean
    SchedulingConfigurer erasureSchedule(ErasureReminding reminding, ErasureSettings settings) {
        return tasks -> tasks.addFixedDelayTask(reminding::remindAll, settings.remindInterval());
    }

    @Bean
    MeterBinder lateErasures(Erasures erasures, ErasureSettings settings, Clock clock) {
        return registry -> Gauge.builder(
                        "nexus.erasures.late",
                        erasures,
                        all -> all.unfinishedSince(clock.instant().minus(settings.lateAfter())))
                .description("Accounts that were deleted long ago and that some service has not erased")
                .register(registry);
    }
}
