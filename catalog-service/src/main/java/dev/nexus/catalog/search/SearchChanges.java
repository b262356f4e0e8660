package dev.nexus.catalog.search;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table of what has changed, read by transactions and not by rows: rows become visible in another order than they are numbered. */
@Component
class SearchChanges {

    private record Change(String kind, UUID subject) {}

    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;

    SearchChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Where the database is. It is another one when it comes from a backup (in a cluster of its own, or as tables that were made
     * anew) and when a standby has taken over, which may not have all of its transactions.
     */
    SearchMoment now() {
        return jdbc.sql("""
                        select concat_ws('/', (select system_identifier from pg_control_system()),
                                         left(pg_walfile_name(pg_current_wal_lsn()), 8),
                                         cast(cast('search_change' as regclass) as oid)) as database,
                               cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint) as horizon,
                               cast(cast(before as text) as bigint) as forgotten
                        from search_pruned
                        """).query(SearchMoment.class).single();
    }

    /** What transactions from the first one on have changed, up to the second one, which is not among them. */
    Map<Kind, List<UUID>> between(long from, long to) {
        return jdbc
                .sql("""
                        select distinct kind, subject_id as subject from search_change
                        where xid >= cast(:from as xid8) and xid < cast(:to as xid8)
                        """)
                .param("from", Long.toString(from))
                .param("to", Long.toString(to))
                .query(Change.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        change -> Kind.valueOf(change.kind().toUpperCase(Locale.ROOT)),
                        () -> new EnumMap<>(Kind.class),
                        Collectors.mapping(Change::subject, Collectors.toList())));
    }

    /** Forgets old changes; an index that has not seen them is built anew. */
    @Transactional
    @Scheduled(initialDelay = 30, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void prune() {
        jdbc.sql("""
                        with pruned as (
                            delete from search_change
                            where changed_at < now() - make_interval(secs => :kept)
                              and xid < pg_snapshot_xmin(pg_current_snapshot())
                            returning xid)
                        update search_pruned
                        set before = greatest(before, (
                            select cast(cast(cast(cast(max(xid) as text) as bigint) + 1 as text) as xid8) from pruned))
                        where exists (select from pruned)
                        """).param("kept", KEPT.toSeconds()).update();
    }
}
