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

    /** The oldest transaction that may still be writing: all before it have said what they have to say. */
    long horizon() {
        return jdbc.sql("select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint)")
                .query(Long.class)
                .single();
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

    /** Whether all changes from this transaction on are still known. */
    boolean reachBackTo(long place) {
        return jdbc.sql("select before <= cast(:place as xid8) from search_pruned")
                .param("place", Long.toString(place))
                .query(Boolean.class)
                .single();
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
