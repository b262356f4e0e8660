package dev.nexus.catalog.scan;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of scans.
 *
 * @param every how often a watched folder is looked at
 */
@ConfigurationProperties("nexus.scan")
record ScanProperties(@DefaultValue("1h") Duration every) {

    ScanProperties {
        if (!every.isPositive()) {
            throw new IllegalArgumentException("nexus.scan.every is " + every + ", not more than 0");
        }
    }
}
