package dev.nexus.user.library;

import dev.nexus.user.account.AccountId;
import dev.nexus.user.library.LibraryEvent.LibraryCreated;
import dev.nexus.user.library.LibraryEvent.MembershipGranted;
import dev.nexus.user.library.LibraryEvent.MembershipRevoked;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What libraries and memberships are now, in the words of what happens to them. */
@Component
public class LibraryStates {

    private final JdbcClient jdbc;

    LibraryStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Tells of those of some libraries that are there, as if each was created by the owner that it has had for longest.
     *
     * @param ids which
     * @return an event for each
     */
    public List<LibraryCreated> libraries(Collection<UUID> ids) {
        return jdbc.sql("""
            select id, name, created_at, coalesce(
                (select account_id from membership
                 where library_id = library.id and role = 'OWNER' and revoked_at is null
                 order by granted_at, id limit 1), founded_by) as owner
            from library where id = any (:ids)
            """)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> new LibraryCreated(
                        new LibraryId(row.getObject("id", UUID.class)),
                        new LibraryName(row.getString("name")),
                        new AccountId(row.getObject("owner", UUID.class)),
                        time(row, "created_at")))
                .list();
    }

    /**
     * Tells of some memberships: those that hold, and those that have ended. Those of a library that was deleted have gone with it.
     *
     * @param ids which
     * @return an event for each
     */
    public List<LibraryEvent> memberships(Collection<UUID> ids) {
        return jdbc.sql("""
            select id, library_id, account_id, role, granted_at, revoked_at
            from membership where id = any (:ids)
            """)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> membership(row))
                .list();
    }

    private static LibraryEvent membership(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var library = new LibraryId(row.getObject("library_id", UUID.class));
        var account = new AccountId(row.getObject("account_id", UUID.class));
        var ended = timeOrNull(row, "revoked_at");
        return ended == null
                ? new MembershipGranted(
                        id, library, account, Role.valueOf(row.getString("role")), time(row, "granted_at"))
                : new MembershipRevoked(id, library, account, ended);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
