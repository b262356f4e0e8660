package dev.nexus.catalog.media.probe;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How files are probed.
 *
 * @param processes how many processes probe at the same time; each is started when it is needed
 * @param timeout how long one file may take
 * @param memory how much memory a process may have; kept where {@code /proc} tells it, as on Linux
 * @param filesPerProcess after how many files a process is replaced
 */
@ConfigurationProperties("nexus.probe")
record ProbeProperties(
        @DefaultValue("2") int processes,
        @DefaultValue("20s") Duration timeout,
        @DefaultValue("512MB") DataSize memory,
        @DefaultValue("1000") int filesPerProcess) {

    ProbeProperties {
        if (processes < 1 || filesPerProcess < 1) {
            throw new IllegalArgumentException("nexus.probe: processes and files-per-process must be 1 or more");
        }
        if (!timeout.isPositive() || memory.toBytes() <= 0) {
            throw new IllegalArgumentException("nexus.probe: timeout and memory must be more than 0");
        }
    }
}
