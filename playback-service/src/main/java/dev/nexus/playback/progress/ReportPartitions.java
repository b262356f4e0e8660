package dev.nexus.playback.progress;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes the next months' partitions of the reports and drops those whose time has ended. The month is the one in a report's
 * identifier (UUIDv7), so a report is looked for in one partition only. A report that comes again after its partition was
 * dropped is taken for a new one, which changes nothing: places, completions and listening time are merged, not counted.
 */
@Component
class ReportPartitions implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(ReportPartitions.class);
    private static final String PREFIX = "progress_report_y";
    private static final int MONTHS_AHEAD = 2;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final ProgressProperties properties;

    ReportPartitions(JdbcClient jdbc, TransactionOperations transaction, Clock clock, ProgressProperties properties) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.properties = properties;
    }

    @Override
    public void afterPropertiesSet() {
        maintain();
    }

    void maintain() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var month = YearMonth.from(today);
        for (var next = month.minusMonths(1);
                !next.isAfter(month.plusMonths(MONTHS_AHEAD));
                next = next.plusMonths(1)) {
            var wanted = next;
            alone(() -> create(wanted));
        }
        alone(() -> dropBefore(today.minusDays(properties.historyFor().toDays())));
    }

    /** One instance at a time. Who cannot have the tables within a moment leaves it for the next time. */
    private void alone(Runnable step) {
        try {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("set local lock_timeout = '5s'").update();
                jdbc.sql("select pg_advisory_xact_lock(hashtext('nexus.reports.' || current_schema()))")
                        .query(rows -> {});
                step.run();
            });
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("cause", e.toString())
                    .log("The partitions of the reports could not be maintained");
        }
    }

    /** Reports of the month that came before, of clocks that were ahead, move out of the default partition. */
    private void create(YearMonth month) {
        var name = nameOf(month);
        if (exists(name)) {
            return;
        }
        var from = firstOf(month);
        var to = firstOf(month.plusMonths(1));
        jdbc.sql("lock table progress_report_default in access exclusive mode").update();
        jdbc.sql("create table %s (like progress_report including all)".formatted(name))
                .update();
        jdbc.sql("""
                        with moved as (delete from progress_report_default where id >= :from and id < :to returning *)
                        insert into %s select * from moved
                        """.formatted(name)).param("from", from).param("to", to).update();
        jdbc.sql("alter table progress_report attach partition %s for values from ('%s') to ('%s')"
                        .formatted(name, from, to))
                .update();
    }

    private void dropBefore(LocalDate oldest) {
        List<String> ended = jdbc.sql("""
                        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                        where i.inhparent = 'progress_report'::regclass and c.relname ~ :months and c.relname < :oldest
                        """)
                .param("months", "^" + PREFIX + "[0-9]{4}m[0-9]{2}$")
                .param("oldest", nameOf(YearMonth.from(oldest)))
                .query(String.class)
                .list();
        ended.forEach(name -> jdbc.sql("drop table " + name).update());
        jdbc.sql("delete from progress_report_default where received_at < :oldest")
                .param("oldest", oldest.atStartOfDay().atOffset(ZoneOffset.UTC))
                .update();
    }

    private boolean exists(String name) {
        return jdbc.sql("select to_regclass(:name) is not null")
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    private static String nameOf(YearMonth month) {
        return "%s%04dm%02d".formatted(PREFIX, month.getYear(), month.getMonthValue());
    }

    /** The least UUIDv7 of a month: 48 bits of milliseconds since 1970 and nothing else (RFC 9562, section 5.7). */
    private static UUID firstOf(YearMonth month) {
        var millis = month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
        return new UUID(millis << 16, 0);
    }
}
