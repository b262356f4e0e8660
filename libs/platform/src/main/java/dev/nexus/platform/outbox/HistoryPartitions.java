package dev.nexus.platform.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes the next days' partitions of the history and drops those whose retention has ended. Any instance may do it. A day whose
 * rows came before its partition, for example after a long sleep of the machine, stays in the default partition.
 */
final class HistoryPartitions implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryPartitions.class);
    private static final String PREFIX = "outbox_history_d";
    private static final int DAYS_AHEAD = 3;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final Duration retention;

    HistoryPartitions(JdbcClient jdbc, TransactionOperations transaction, Clock clock, Duration retention) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.retention = retention;
    }

    @Override
    public void afterPropertiesSet() {
        maintain();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
    void maintain() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
            LocalDate day = today.plusDays(ahead);
            alone(() -> create(day));
        }
        alone(() -> dropBefore(today.minusDays(retention.toDays())));
    }

    /** One instance at a time: "create if not exists" alone still fails when two run at once. */
    private void alone(Runnable step) {
        try {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("select pg_advisory_xact_lock(hashtext('nexus.history.' || current_schema()))")
                        .query(rows -> {});
                step.run();
            });
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("cause", e.toString()).log("The history's partitions could not be maintained");
        }
    }

    private void create(LocalDate day) {
        boolean tooLate = jdbc.sql("""
                        select exists (select from outbox_history_default
                                       where published_at >= :from::timestamptz and published_at < :to::timestamptz)
                        """)
                .param("from", startOf(day))
                .param("to", startOf(day.plusDays(1)))
                .query(Boolean.class)
                .single();
        if (tooLate) {
            return;
        }
        jdbc.sql("create table if not exists %s partition of outbox_history for values from ('%s') to ('%s')"
                        .formatted(nameOf(day), startOf(day), startOf(day.plusDays(1))))
                .update();
    }

    private void dropBefore(LocalDate oldest) {
        List<String> ended = jdbc.sql("""
                        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                        where i.inhparent = 'outbox_history'::regclass
                          and c.relname ~ :days and c.relname < :oldest
                        """)
                .param("days", "^" + PREFIX + "[0-9]{8}$")
                .param("oldest", nameOf(oldest))
                .query(String.class)
                .list();
        ended.forEach(name -> jdbc.sql("drop table " + name).update());
        jdbc.sql("delete from outbox_history_default where published_at < :oldest::timestamptz")
                .param("oldest", startOf(oldest))
                .update();
    }

    private static String nameOf(LocalDate day) {
        return PREFIX + day.toString().replace("-", "");
    }

    private static String startOf(LocalDate day) {
        return day + "T00:00:00Z";
    }
}
