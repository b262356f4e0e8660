package dev.nexus.platform.security;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Not ready until the list of revocations was read once. Nothing is lost by that: the keys that tokens are verified with are where the
 * list is. A service that has read it stays ready, however old the list becomes.
 */
final class RevocationsHealth implements HealthIndicator {

    private final RevocationPolling revocations;

    RevocationsHealth(RevocationPolling revocations) {
        this.revocations = revocations;
    }

    @Override
    public Health health() {
        return (revocations.isKnown() ? Health.up() : Health.outOfService()).build();
    }
}
