package dev.nexus.catalog.ingest;

import dev.nexus.catalog.book.CuratedMetadata;
import dev.nexus.catalog.library.LibraryId;
import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.upload.FinishedUploads;
import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.personaldata.ErasedAccounts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Imports as rows that workers of any replica take one at a time. Times are the database's, so that leases agree. */
@Repository
class ImportJobs {

    private final JdbcClient jdbc;
    private final ErasedAccounts erased;
    private final FinishedUploads uploads;
    private final IdSource ids;
    private final JsonMapper json;

    ImportJobs(JdbcClient jdbc, ErasedAccounts erased, FinishedUploads uploads, IdSource ids, JsonMapper json) {
        this.jdbc = jdbc;
        this.erased = erased;
        this.uploads = uploads;
        this.ids = ids;
        this.json = json;
    }

    /**
     * Answers false, and adds nothing, when the same account has used the idempotency key before.
     *
     * @throws dev.nexus.platform.problem.ProblemException {@code upload-not-found} when an upload among the files has gone
     */
    @Transactional
    boolean add(NewImport added) {
        if (added.requestedBy() != null) {
            erased.refuse(added.requestedBy());
        }
        int inserted = jdbc.sql("""
                        insert into import_job (id, library_id, requested_by, idempotency_key, folder, shelf, curated, cover_id,
                                                state, progress, attempts, created_at, updated_at)
                        values (:id, :library, :requestedBy, :key, :folder, :shelf, cast(:curated as jsonb), :cover, 'queued', 0, 0, now(), now())
                        on conflict (requested_by, library_id, idempotency_key) do nothing
                        """)
                .param("id", added.id().value())
                .param("library", added.library().value())
                .param("requestedBy", added.requestedBy())
                .param("key", added.idempotencyKey())
                .param("folder", added.folder())
                .param("shelf", added.shelf())
                .param("curated", json.writeValueAsString(added.curated()))
                .param("cover", added.cover().value())
                .update();
        if (inserted == 0) {
            return false;
        }
        add(added.id(), added.files());
        if (added.ofUploads() && added.requestedBy() != null) {
            uploads.take(
                    added.requestedBy(),
                    added.files().stream().map(ImportFile::media).toList());
        }
        return true;
    }

    /** Adds files behind those that the import has. */
    private void add(ImportId job, List<ImportFile> files) {
        jdbc.sql("""
                        insert into import_file (id, import_id, ordinal, name, source, size, archive_id)
                        select f.id, :import, f.n - 1 + (select count(*) from import_file where import_id = :import),
                               f.name, f.source, f.size, f.archive
                        from unnest(:ids, :names, :sources, :sizes, :archives) with ordinality
                            as f (id, name, source, size, archive, n)
                        """)
                .param("import", job.value())
                .param("ids", column(files, UUID[]::new, file -> file.media().value()))
                .param("names", column(files, String[]::new, ImportFile::name))
                .param("sources", column(files, String[]::new, ImportFile::source))
                .param("sizes", column(files, Long[]::new, ImportFile::size))
                .param("archives", column(files, UUID[]::new, file -> id(file.archive())))
                .update();
    }

    private static <T> T[] column(
            List<ImportFile> files, IntFunction<T[]> array, Function<ImportFile, @Nullable T> value) {
        return files.stream().map(value).toArray(array);
    }

    private static @Nullable UUID id(@Nullable MediaName name) {
        return name == null ? null : name.value();
    }

    /** Makes the entries of an archive files of its import, once. */
    @Transactional
    void unpack(Claim claim, ImportFile archive, List<ImportFile> entries) {
        held(jdbc.sql(
                        "select count(*) from (select from import_job where id = :id and lease_owner = :owner for update) as mine")
                .param("id", claim.id().value())
                .param("owner", claim.owner())
                .query(Integer.class)
                .single());
        jdbc.sql("update import_file set unpacked = true where id = :id")
                .param("id", archive.media().value())
                .update();
        add(claim.id(), entries);
    }

    /** What a curator says of the book, whatever its files say. */
    CuratedMetadata curated(ImportId job) {
        return jdbc.sql("select curated from import_job where id = :id and curated is not null")
                .param("id", job.value())
                .query(String.class)
                .optional()
                .map(said -> json.readValue(said, CuratedMetadata.class))
                .orElse(CuratedMetadata.NOTHING);
    }

    List<ImportFile> files(ImportId job) {
        return jdbc.sql("select * from import_file where import_id = :import order by ordinal")
                .param("import", job.value())
                .query((row, number) -> new ImportFile(
                        new MediaName(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("source"),
                        row.getLong("size"),
                        media(row.getObject("archive_id", UUID.class)),
                        row.getBoolean("unpacked")))
                .list();
    }

    /** Takes the oldest import that is waiting, or whose worker has been silent for longer than its lease. */
    Optional<Claim> claim(Duration lease) {
        return jdbc.sql("""
                        update import_job
                        set state = 'running', attempts = attempts + 1, lease_owner = :owner,
                            lease_until = now() + make_interval(secs => :lease), updated_at = now()
                        where id = (select id from import_job
                                    where state = 'queued' or (state = 'running' and lease_until < now())
                                    order by created_at limit 1 for update skip locked)
                        returning *
                        """)
                .param("owner", ids.next())
                .param("lease", lease.toMillis() / 1000.0)
                .query(ImportJobs::claim)
                .optional();
    }

    /** Notes progress and holds the import for another lease. */
    void advance(Claim claim, double progress, Duration lease) {
        held(jdbc.sql("""
                        update import_job
                        set progress = :progress, lease_until = now() + make_interval(secs => :lease), updated_at = now()
                        where id = :id and lease_owner = :owner
                        """)
                .param("progress", progress)
                .param("lease", lease.toMillis() / 1000.0)
                .param("id", claim.id().value())
                .param("owner", claim.owner())
                .update());
    }

    /** Gives an import back, to be taken up by any worker at once. It does not count as an attempt. */
    void release(Claim claim) {
        held(jdbc.sql("""
                        update import_job
                        set state = 'queued', attempts = attempts - 1, lease_owner = null, lease_until = null,
                            updated_at = now()
                        where id = :id and lease_owner = :owner
                        """)
                .param("id", claim.id().value())
                .param("owner", claim.owner())
                .update());
    }

    /** Which of these names unfinished imports still need. */
    Set<MediaName> needed(Collection<MediaName> names) {
        return names.isEmpty()
                ? Set.of()
                : jdbc
                        .sql("""
                        select f.id from import_file f join import_job j on j.id = f.import_id
                        where j.state in ('queued', 'running') and f.id in (:names)
                        union all
                        select cover_id from import_job where state in ('queued', 'running') and cover_id in (:names)
                        """)
                        .param("names", names.stream().map(MediaName::value).toList())
                        .query(UUID.class)
                        .list()
                        .stream()
                        .map(MediaName::new)
                        .collect(Collectors.toSet());
    }

    private static @Nullable MediaName media(@Nullable UUID id) {
        return id == null ? null : new MediaName(id);
    }

    private static void held(int updated) {
        if (updated == 0) {
            throw new LeaseLost();
        }
    }

    private static Claim claim(ResultSet row, int number) throws SQLException {
        return new Claim(
                new ImportId(row.getObject("id", UUID.class)),
                new LibraryId(row.getObject("library_id", UUID.class)),
                row.getString("folder"),
                row.getString("shelf"),
                new MediaName(row.getObject("cover_id", UUID.class)),
                row.getObject("lease_owner", UUID.class),
                row.getInt("attempts"));
    }
}
