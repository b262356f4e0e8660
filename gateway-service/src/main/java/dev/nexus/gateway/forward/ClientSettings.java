package dev.nexus.gateway.forward;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * How many clients there may be.
 *
 * @param maxConnections how many connections are open at once, silent ones too; 0 for as many as a quarter of the heap holds
 */
@ConfigurationProperties("nexus.gateway.clients")
record ClientSettings(int maxConnections) {

    private static final int MOST = 20_000;

    /** What Tomcat keeps of a connection that says nothing: 32 KB to write, 8 KB to read, and what manages them. */
    private static final long EACH = DataSize.ofKilobytes(44).toBytes();

    ClientSettings {
        if (maxConnections < 0) {
            throw new IllegalArgumentException("max-connections " + maxConnections + " is less than 0");
        }
    }

    /** How many connections a heap of so many bytes may have. */
    int connections(long heap) {
        return maxConnections > 0 ? maxConnections : Math.clamp(heap / 4 / EACH, 1, MOST);
    }
}
