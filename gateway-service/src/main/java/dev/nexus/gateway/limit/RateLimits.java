package dev.nexus.gateway.limit;

import dev.nexus.gateway.route.LimitClass;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Counts requests and refuses those that are too many. Every counted answer tells what is left, in the fields of
 * draft-ietf-httpapi-ratelimit-headers-10.
 */
@Component
public class RateLimits {

    private static final String POLICY_FIELD = "RateLimit-Policy";
    private static final String LEFT_FIELD = "RateLimit";
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Map<LimitClass, Policy> policies = new EnumMap<>(LimitClass.class);
    private final Counts counts;
    private final LocalCounts.Counted wrongKeys;
    private final boolean limitsWrongKeys;

    RateLimits(Counts counts, LimitSettings settings, TimeMeter time, MeterRegistry metrics) {
        this.counts = counts;
        this.limitsWrongKeys = settings.wrongKeys().isLimit();
        this.wrongKeys = new LocalCounts.Counted(settings.wrongKeys(), settings.remembered(), time);
        for (var type : LimitClass.values()) {
            policies.put(type, Policy.of(type, settings.of(type), metrics));
        }
    }

    /**
     * Counts a request.
     *
     * @param type what it is for
     * @param subject whose it is: an account, an API key or the network that it came from
     * @param response its answer, which is told what is left
     * @throws ProblemException {@code too-many-requests} when nothing was left
     */
    public void use(LimitClass type, String subject, HttpServletResponse response) {
        var policy = Objects.requireNonNull(policies.get(type));
        if (!policy.rate().isLimit()) {
            return;
        }
        var left = counts.use(type, subject);
        response.setHeader(POLICY_FIELD, policy.field());
        if (left.isConsumed()) {
            response.setHeader(
                    LEFT_FIELD, policy.left(left.getRemainingTokens(), seconds(left.getNanosToWaitForReset())));
            return;
        }
        var wait = seconds(left.getNanosToWaitForRefill());
        response.setHeader(LEFT_FIELD, policy.left(0, wait));
        policy.refusals().increment();
        throw refusal(
                wait,
                "More than %d requests (%s) in %d s."
                        .formatted(
                                policy.rate().permits(),
                                type.label(),
                                policy.rate().per().toSeconds()));
    }

    /**
     * Lets nobody guess at API keys for long: counts one that is not known yet, before anybody is asked about it.
     *
     * @param network where it came from
     * @throws ProblemException {@code too-many-requests} when too many from there were none
     */
    public void takeKeyGuess(String network) {
        if (!limitsWrongKeys) {
            return;
        }
        var left = wrongKeys.of(network).tryConsumeAndReturnRemaining(1);
        if (!left.isConsumed()) {
            throw refusal(seconds(left.getNanosToWaitForRefill()), "Too many API keys from this address were none.");
        }
    }

    /**
     * Takes back what an API key counted that was no wrong one.
     *
     * @param network where it came from
     */
    public void giveBackKeyGuess(String network) {
        if (limitsWrongKeys) {
            wrongKeys.of(network).addTokens(1);
        }
    }

    private static ProblemException refusal(long seconds, String detail) {
        return new ProblemException(CommonProblem.TOO_MANY_REQUESTS, detail).retryAfter(Duration.ofSeconds(seconds));
    }

    private static long seconds(long nanos) {
        return Math.max(1, (nanos + SECOND - 1) / SECOND);
    }

    /** One class as the fields name it: an item of a list of structured fields (RFC 9651). */
    private record Policy(Rate rate, String field, String prefix, Counter refusals) {

        static Policy of(LimitClass type, Rate rate, MeterRegistry metrics) {
            var name = '"' + type.label() + '"';
            return new Policy(
                    rate,
                    "%s;q=%d;w=%d".formatted(name, rate.permits(), rate.per().toSeconds()),
                    name + ";r=",
                    Counter.builder("nexus.gateway.limits.refused")
                            .description("Requests that were too many")
                            .tag("class", type.label())
                            .register(metrics));
        }

        String left(long permits, long seconds) {
            return prefix + permits + ";t=" + seconds;
        }
    }
}
