package dev.nexus.catalog.ingest;

import dev.nexus.catalog.book.BookId;
import dev.nexus.catalog.problem.CatalogProblem;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ends imports, each once: only the worker that holds one can end it, and nobody holds it afterwards. The end and its event
 * commit together.
 */
@Component
class ImportEnding {

    private record Ended(@Nullable UUID requestedBy) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ImportEnding(JdbcClient jdbc, JsonMapper json, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Ends an import with its book, in the transaction of the book.
     *
     * @throws LeaseLost when another worker has the import now
     */
    @Transactional
    void succeed(Claim claim, BookId book, ImportReport report) {
        var ended = jdbc.sql("""
                        update import_job
                        set state = 'succeeded', progress = 1, book_id = :book, report = cast(:report as jsonb),
                            lease_owner = null, lease_until = null, updated_at = now()
                        where id = :id and lease_owner = :owner
                        returning requested_by
                        """)
                .param("book", book.value())
                .param("report", json.writeValueAsString(report))
                .param("id", claim.id().value())
                .param("owner", claim.owner())
                .query(Ended.class)
                .optional()
                .orElseThrow(LeaseLost::new);
        events.publishEvent(new ImportEvent.ImportSucceeded(
                claim.id(), claim.library(), ended.requestedBy(), List.of(book), now()));
    }

    /**
     * Ends an import without a book.
     *
     * @throws LeaseLost when another worker has the import now
     */
    @Transactional
    void fail(Claim claim, CatalogProblem problem, String detail) {
        var ended = jdbc.sql("""
                        update import_job
                        set state = 'failed', problem_code = :code, problem_detail = :detail,
                            lease_owner = null, lease_until = null, updated_at = now()
                        where id = :id and lease_owner = :owner
                        returning requested_by
                        """)
                .param("code", problem.code())
                .param("detail", detail)
                .param("id", claim.id().value())
                .param("owner", claim.owner())
                .query(Ended.class)
                .optional()
                .orElseThrow(LeaseLost::new);
        events.publishEvent(
                new ImportEvent.ImportFailed(claim.id(), claim.library(), ended.requestedBy(), problem, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
