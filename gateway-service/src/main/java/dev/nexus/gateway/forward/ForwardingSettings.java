package dev.nexus.gateway.forward;

import dev.nexus.gateway.route.RouteClass;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How requests are passed on.
 *
 * @param connectTimeout how long a backend may take to accept a connection
 * @param leaseTimeout how long a request waits for its turn when as many as may be are under way
 * @param idleTimeout how long an unused connection is kept
 * @param json limits of {@link RouteClass#JSON}
 * @param stream limits of {@link RouteClass#STREAM}
 * @param upload limits of {@link RouteClass#UPLOAD}
 * @param live limits of {@link RouteClass#LIVE}
 * @param breaker when a backend is left alone
 * @param retry how often a question is asked again
 */
@ConfigurationProperties("nexus.gateway.forwarding")
record ForwardingSettings(
        Duration connectTimeout,
        Duration leaseTimeout,
        Duration idleTimeout,
        Limits json,
        Limits stream,
        Limits upload,
        Limits live,
        BreakerSettings breaker,
        RetrySettings retry) {

    Limits of(RouteClass type) {
        return switch (type) {
            case JSON -> json;
            case STREAM -> stream;
            case UPLOAD -> upload;
            case LIVE -> live;
        };
    }
}
