package dev.nexus.catalog.scan;

import dev.nexus.catalog.library.LibraryId;
import dev.nexus.platform.personaldata.ErasedAccounts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Watched folders as rows. Times are the database's, which all replicas share. */
@Repository
class WatchedFolders {

    /** A folder that is to be scanned now, by whoever has claimed it. */
    record Due(UUID id, LibraryId library, String folder) {}

    private final JdbcClient jdbc;
    private final ErasedAccounts erased;
    private final JsonMapper json;

    WatchedFolders(JdbcClient jdbc, ErasedAccounts erased, JsonMapper json) {
        this.jdbc = jdbc;
        this.erased = erased;
        this.json = json;
    }

    /** Adds a folder, to be scanned at once; one that is watched already is only scanned. */
    @Transactional
    WatchedFolderView add(UUID id, UUID account, LibraryId library, String folder) {
        erased.refuse(account);
        return jdbc.sql("""
                        insert into watched_folder (id, library_id, folder, added_by, created_at, next_scan_at)
                        values (:id, :library, :folder, :account, now(), now())
                        on conflict (library_id, folder) do update set next_scan_at = now()
                        returning *
                        """)
                .param("id", id)
                .param("library", library.value())
                .param("folder", folder)
                .param("account", account)
                .query(this::view)
                .single();
    }

    List<WatchedFolderView> all(LibraryId library) {
        return jdbc.sql("select * from watched_folder where library_id = :library order by folder")
                .param("library", library.value())
                .query(this::view)
                .list();
    }

    Optional<WatchedFolderView> find(LibraryId library, UUID id) {
        return jdbc.sql("select * from watched_folder where library_id = :library and id = :id")
                .param("library", library.value())
                .param("id", id)
                .query(this::view)
                .optional();
    }

    void scanNow(UUID id) {
        jdbc.sql("update watched_folder set next_scan_at = now() where id = :id")
                .param("id", id)
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from watched_folder where id = :id").param("id", id).update();
    }

    /** Takes a folder whose time has come, so that no other replica scans it too. */
    Optional<Due> claim(Duration every) {
        return jdbc.sql("""
                        update watched_folder set next_scan_at = now() + make_interval(secs => :every)
                        where id = (select id from watched_folder where next_scan_at <= now()
                                    order by next_scan_at limit 1 for update skip locked)
                        returning id, library_id, folder
                        """)
                .param("every", every.toSeconds())
                .query((row, _) -> new Due(
                        row.getObject("id", UUID.class),
                        new LibraryId(row.getObject("library_id", UUID.class)),
                        row.getString("folder")))
                .optional();
    }

    void note(UUID id, ScanResult result) {
        jdbc.sql("update watched_folder set scanned_at = now(), result = cast(:result as jsonb) where id = :id")
                .param("result", json.writeValueAsString(result))
                .param("id", id)
                .update();
    }

    private WatchedFolderView view(ResultSet row, int number) throws SQLException {
        var scannedAt = row.getObject("scanned_at", OffsetDateTime.class);
        var result = row.getString("result");
        return new WatchedFolderView(
                row.getObject("id", UUID.class),
                row.getObject("library_id", UUID.class),
                row.getString("folder"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("next_scan_at", OffsetDateTime.class).toInstant(),
                scannedAt == null ? null : scannedAt.toInstant(),
                result == null ? null : json.readValue(result, ScanResult.class));
    }
}
