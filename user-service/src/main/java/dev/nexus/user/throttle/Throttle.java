package dev.nexus.user.throttle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.nexus.platform.secret.EnvironmentKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts uses of limits by the generic cell rate algorithm: all that is kept of a limit is the time up to which it is used
 * up. The counts are in the database, so they are the same for all replicas and outlive a restart, and what lies in the
 * past counts no longer.
 */
@Component
public class Throttle {

    private static final String PURPOSE = "throttle";

    private final JdbcClient database;
    private final EnvironmentKey secret;
    private final Clock clock;
    private final TransactionTemplate transactions;

    Throttle(JdbcClient database, EnvironmentKey secret, Clock clock, PlatformTransactionManager transactions) {
        this.database = database;
        this.secret = secret;
        this.clock = clock;
        this.transactions = new TransactionTemplate(transactions);
        // What was used stays used, whatever becomes of the caller's own work.
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Uses all of these limits once, or none of them when one is used up. Uses at the same moment are counted one by one.
     *
     * @param uses what is used
     * @return nothing when it is allowed; otherwise after how long it will be
     */
    public Optional<Duration> use(List<Use> uses) {
        var now = clock.instant();
        var counts = uses.stream().map(this::count).sorted().toList();
        return transactions.execute(transaction -> {
            for (var count : counts) {
                if (!add(count, now)) {
                    transaction.setRollbackOnly();
                    return Optional.of(pause(count, now));
                }
            }
            return Optional.empty();
        });
    }

    /**
     * Takes uses back that turned out to be harmless.
     *
     * @param uses what was used
     */
    public void giveBack(List<Use> uses) {
        var counts = uses.stream().map(this::count).sorted().toList();
        transactions.executeWithoutResult(_ -> counts.forEach(this::takeAway));
    }

    private boolean add(Count count, Instant now) {
        return database.sql("""
                        insert into throttle as held (key, used_to) values (:key, :now::timestamptz + :interval::interval)
                        on conflict (key) do update
                            set used_to = greatest(held.used_to, :now) + :interval::interval
                            where greatest(held.used_to, :now) + :interval::interval <= :full""")
                        .param("key", count.key())
                        .param("now", utc(now))
                        .param("interval", count.limit().interval().toString())
                        .param("full", utc(now.plus(count.limit().whole())))
                        .update()
                == 1;
    }

    private Duration pause(Count count, Instant now) {
        var usedTo = database.sql("select used_to from throttle where key = ?")
                .param(count.key())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(now);
        var free = usedTo.plus(count.limit().interval()).minus(count.limit().whole());
        return free.isAfter(now) ? Duration.between(now, free) : Duration.ZERO;
    }

    private void takeAway(Count count) {
        database.sql("update throttle set used_to = used_to - ?::interval where key = ?")
                .params(count.limit().interval().toString(), count.key())
                .update();
    }

    private Count count(Use use) {
        var key = secret.hash(PURPOSE, (use.limit().name() + "\n" + use.subject()).getBytes(UTF_8));
        return new Count(HexFormat.of().formatHex(key), use.limit());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    /** One row; in the order of keys, so that two who use the same limits wait for each other but never in a circle. */
    private record Count(String key, Limit limit) implements Comparable<Count> {

        @Override
        public int compareTo(Count other) {
            return key.compareTo(other.key);
        }
    }
}
