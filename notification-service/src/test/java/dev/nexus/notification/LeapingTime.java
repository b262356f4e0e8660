package dev.nexus.notification;

import java.time.Clock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Lets a test put the service's clock forward. */
@TestConfiguration(proxyBeanMethods = false)
public class LeapingTime {

    @Bean
    Clock clock() {
        return new LeapingClock();
    }
}
