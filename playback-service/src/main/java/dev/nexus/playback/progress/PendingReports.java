package dev.nexus.playback.progress;

import dev.nexus.platform.database.SqlArrays;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.progress.rule.ReportId;
import dev.nexus.playback.progress.rule.ReportProblem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The reports that wait for their book or for their listener's membership. */
@Repository
class PendingReports {

    private final JdbcClient jdbc;

    PendingReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many of a listener's reports wait; counts no further than asked. */
    int count(ListenerId listener, int atMost) {
        return jdbc.sql("""
                        select count(*) from (
                            select from progress_report
                            where listener_id = :listener and state = 'pending'
                            limit :atMost) as waiting
                        """)
                .param("listener", listener.value())
                .param("atMost", atMost)
                .query(Integer.class)
                .single();
    }

    /** Those of a listener's reports that are recorded, waiting or not. */
    Set<ReportId> recorded(ListenerId listener, Collection<ReportId> reports) {
        return jdbc
                .sql("select id from progress_report where listener_id = :listener and id = any(cast(:ids as uuid[]))")
                .param("listener", listener.value())
                .param("ids", SqlArrays.texts(reports, report -> report))
                .query(UUID.class)
                .list()
                .stream()
                .map(ReportId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Refuses, for good, reports that were received before a moment and wait still; returns how many. */
    int refuse(Instant receivedBefore, int atMost) {
        return jdbc.sql("""
                        update progress_report report
                        set state = 'refused', problem = case
                            when exists (select from open_book book where book.id = report.book_id) then :notAMember
                            else :bookUnknown end
                        from (
                            select listener_id, book_id, id from progress_report
                            where state = 'pending' and received_at < :receivedBefore
                            order by listener_id, book_id, id
                            limit :atMost
                            for update skip locked) as expired
                        where report.listener_id = expired.listener_id and report.book_id = expired.book_id
                            and report.id = expired.id
                        """)
                .param("notAMember", ReportProblem.NOT_A_MEMBER.code())
                .param("bookUnknown", ReportProblem.BOOK_UNKNOWN.code())
                .param("receivedBefore", receivedBefore.atOffset(ZoneOffset.UTC))
                .param("atMost", atMost)
                .update();
    }
}
