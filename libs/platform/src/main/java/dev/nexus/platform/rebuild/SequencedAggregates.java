package dev.nexus.platform.rebuild;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All aggregates that ever told anything, in the order of their sources. Whoever holds some of them keeps them from telling
 * more until the transaction ends. Many are held only as far as nobody else holds one, without waiting, so that no two wait for
 * each other.
 */
final class SequencedAggregates {

    private static final String NEXT = """
        select source, last, library_id from event_sequence
        where source > :after and exists (select from unnest(:kinds) kind where starts_with(source, kind))
        order by source limit :atMost
        """;

    private final JdbcClient jdbc;
    private final String[] kinds;

    SequencedAggregates(JdbcClient jdbc, List<String> kinds) {
        this.jdbc = jdbc;
        this.kinds = kinds.toArray(String[]::new);
    }

    long count() {
        return jdbc.sql("""
            select count(*) from event_sequence
            where exists (select from unnest(:kinds) kind where starts_with(source, kind))
            """).param("kinds", kinds).query(Long.class).single();
    }

    /** The next ones, held by nobody. */
    List<SequencedAggregate> next(@Nullable String after, int atMost) {
        return next(NEXT, after, atMost);
    }

    /** The next ones that nobody else holds, held. */
    List<SequencedAggregate> hold(@Nullable String after, int atMost) {
        return next(NEXT + " for update skip locked", after, atMost);
    }

    /** One, held as soon as nobody else holds it; empty when its account was erased meanwhile. */
    Optional<SequencedAggregate> awaitAndHold(String source) {
        return jdbc.sql("select source, last, library_id from event_sequence where source = ? for update")
                .param(source)
                .query(SequencedAggregate.class)
                .optional();
    }

    private List<SequencedAggregate> next(String sql, @Nullable String after, int atMost) {
        return jdbc.sql(sql)
                .param("after", after == null ? "" : after)
                .param("kinds", kinds)
                .param("atMost", atMost)
                .query(SequencedAggregate.class)
                .list();
    }
}
