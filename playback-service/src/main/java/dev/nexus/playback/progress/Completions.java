package dev.nexus.playback.progress;

import dev.nexus.platform.database.SqlArrays;
import dev.nexus.playback.progress.rule.Judgement;
import dev.nexus.playback.progress.rule.ReportId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every accepted finish, for good. */
@Repository
class Completions {

    private final JdbcClient jdbc;

    Completions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the finishes that are not there yet; returns their reports. */
    Set<ReportId> add(List<Judgement.Accepted> finishes) {
        return Set.copyOf(jdbc.sql("""
                        insert into completion (listener_id, book_id, report_id, library_id, finished_at)
                        select * from unnest(
                            cast(:listeners as uuid[]), cast(:books as uuid[]), cast(:reports as uuid[]),
                            cast(:libraries as uuid[]), cast(:finishedAt as timestamptz[]))
                            as finish (listener_id, book_id, report_id)
                        order by listener_id, book_id, report_id
                        on conflict do nothing
                        returning report_id
                        """)
                .param("listeners", SqlArrays.texts(finishes, finish -> finish.received()
                        .listener()))
                .param("books", SqlArrays.texts(finishes, finish -> finish.book()
                        .id()))
                .param("reports", SqlArrays.texts(finishes, finish -> finish.received()
                        .report()
                        .id()))
                .param("libraries", SqlArrays.texts(finishes, finish -> finish.book()
                        .library()))
                .param("finishedAt", SqlArrays.texts(finishes, finish -> finish.received()
                        .effectiveAt()
                        .value()))
                .query((row, number) -> new ReportId(row.getObject("report_id", UUID.class)))
                .list());
    }
}
