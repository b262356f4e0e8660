package dev.nexus.platform.rebuild;

import java.util.HashSet;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What projections remember of how new their knowledge is. Handlers write it all the time, many rows in a transaction and in the order
 * of their events; so it is forgotten without ever waiting for a row while another one is held.
 */
final class KnownSequences {

    private static final int PAGE = 500;

    private final JdbcClient jdbc;

    KnownSequences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Forgets what one projection knows of some aggregates; returns of how many. Each statement commits by itself. */
    int forget(String subscriber, String sources) {
        int forgotten = 0;
        String after = "";
        for (List<String> page = page(subscriber, sources, after);
                !page.isEmpty();
                page = page(subscriber, sources, after)) {
            var held = new HashSet<>(page);
            held.removeAll(forgetFree(subscriber, page));
            held.forEach(source -> forgetOne(subscriber, source));
            forgotten += page.size();
            after = page.getLast();
        }
        return forgotten;
    }

    private List<String> page(String subscriber, String sources, String after) {
        return jdbc.sql("""
            select source from projection_sequence
            where subscriber = :subscriber and source > :after and starts_with(source, :sources)
            order by source limit :atMost
            """)
                .param("subscriber", subscriber)
                .param("after", after)
                .param("sources", sources)
                .param("atMost", PAGE)
                .query(String.class)
                .list();
    }

    private List<String> forgetFree(String subscriber, List<String> page) {
        return jdbc.sql("""
            delete from projection_sequence where subscriber = :subscriber and source in (
                select source from projection_sequence
                where subscriber = :subscriber and source = any (:sources)
                for update skip locked)
            returning source
            """)
                .param("subscriber", subscriber)
                .param("sources", page.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private void forgetOne(String subscriber, String source) {
        jdbc.sql("delete from projection_sequence where subscriber = ? and source = ?")
                .params(subscriber, source)
                .update();
    }
}
