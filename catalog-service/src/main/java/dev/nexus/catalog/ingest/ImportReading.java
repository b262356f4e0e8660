package dev.nexus.catalog.ingest;

import dev.nexus.catalog.library.LibraryAccess;
import dev.nexus.catalog.library.LibraryId;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.problem.Problem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.Cursor;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Shows imports to those who may import. */
@Component
public class ImportReading {

    private static final String LIST = "imports";
    private static final int PROGRESS_SCALE = 3;

    private final JdbcClient jdbc;
    private final LibraryAccess access;
    private final JsonMapper json;

    ImportReading(JdbcClient jdbc, LibraryAccess access, JsonMapper json) {
        this.jdbc = jdbc;
        this.access = access;
        this.json = json;
    }

    /**
     * One import.
     *
     * @throws ProblemException 404 for strangers to its library, 403 for its listeners
     */
    public ImportView one(UUID accountId, ImportId id) {
        var unseen = new ProblemException(CatalogProblem.IMPORT_NOT_FOUND, null);
        ImportView found = find(id).orElseThrow(() -> unseen);
        access.requireImporterOf(accountId, new LibraryId(found.libraryId()), unseen);
        return found;
    }

    /**
     * A library's imports, the newest first.
     *
     * @throws ProblemException 404 for strangers to the library, 403 for its listeners
     */
    public Page<ImportView> list(UUID accountId, LibraryId library, PageRequest page) {
        access.requireImporterOf(accountId, library, new ProblemException(CatalogProblem.LIBRARY_NOT_FOUND, null));
        UUID before = page.after(LIST, 1).map(place -> place.uuid(0)).orElse(null);
        List<ImportView> rows = jdbc.sql("""
                        select * from import_job
                        where library_id = :library and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :limit
                        """)
                .param("library", library.value())
                .param("before", before)
                .param("limit", page.limit() + 1)
                .query(this::view)
                .list();
        return Page.cut(rows, page, row -> Cursor.of(LIST, row.id()), row -> row);
    }

    Optional<ImportView> find(ImportId id) {
        return jdbc.sql("select * from import_job where id = :id")
                .param("id", id.value())
                .query(this::view)
                .optional();
    }

    /** The import that the same account asked for with the same key before. */
    Optional<ImportView> repeated(UUID accountId, LibraryId library, @Nullable String idempotencyKey) {
        return jdbc.sql("""
                        select * from import_job
                        where requested_by = :account and library_id = :library and idempotency_key = :key
                        """)
                .param("account", accountId)
                .param("library", library.value())
                .param("key", idempotencyKey)
                .query(this::view)
                .optional();
    }

    private ImportView view(ResultSet row, int number) throws SQLException {
        UUID book = row.getObject("book_id", UUID.class);
        return new ImportView(
                row.getObject("id", UUID.class),
                row.getObject("library_id", UUID.class),
                ImportState.ofColumn(row.getString("state")),
                BigDecimal.valueOf(row.getDouble("progress")).setScale(PROGRESS_SCALE, RoundingMode.HALF_UP),
                book == null ? List.of() : List.of(book),
                problem(row.getString("problem_code"), row.getString("problem_detail")),
                report(row.getString("report")),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private @Nullable ImportReport report(@Nullable String stored) {
        return stored == null ? null : json.readValue(stored, ImportReport.class);
    }

    private static @Nullable Problem problem(@Nullable String code, @Nullable String detail) {
        return Arrays.stream(CatalogProblem.values())
                .filter(type -> type.code().equals(code))
                .map(type -> Problem.of(type, detail, Map.of("retryable", type.status() >= 500)))
                .findFirst()
                .orElse(null);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
