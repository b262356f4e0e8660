package dev.nexus.notification.library;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who belongs to which library, and who did. */
@Repository
public class Memberships {

    private final JdbcClient jdbc;

    Memberships(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void grant(UUID account, UUID library, Role role) {
        put(account, library, role);
    }

    public void revoke(UUID account, UUID library) {
        put(account, library, null);
    }

    /** What a member may do; empty for everybody else, and while the role has not been heard of. */
    Optional<Role> roleOf(UUID account, UUID library) {
        return jdbc.sql("""
                        select role from membership
                        where account_id = :account and library_id = :library and granted and role is not null
                            and not exists (select from deleted_library where library_id = :library)
                        """)
                .param("account", account)
                .param("library", library)
                .query(String.class)
                .optional()
                .map(Role::ofColumn);
    }

    /** Those of some accounts that are known to belong to a library. */
    public Set<UUID> membersAmong(UUID library, Collection<UUID> accounts) {
        return Set.copyOf(jdbc.sql("""
                        select account_id from membership
                        where library_id = :library and account_id = any (:accounts) and granted
                            and not exists (select from deleted_library where library_id = :library)
                        """)
                .param("library", library)
                .param("accounts", accounts.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /** Who owns a library, as far as is known; nobody when it is gone. */
    public List<UUID> owners(UUID library) {
        return jdbc.sql("""
                        select account_id from membership
                        where library_id = :library and granted and role = 'owner'
                            and not exists (select from deleted_library where library_id = :library)
                        order by account_id
                        """).param("library", library).query(UUID.class).list();
    }

    /** Shuts a library to all, also to those of whose membership word comes later. */
    public void shut(UUID library, Instant at) {
        jdbc.sql("insert into deleted_library (library_id, deleted_at) values (:library, :at) on conflict do nothing")
                .param("library", library)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Whether an account belongs to a library no longer, or the library is gone. Of somebody who has not been heard of that is
     * not known, so the answer is no: the membership's own event may be on its way.
     */
    public boolean hasEnded(UUID account, UUID library) {
        return jdbc.sql("""
                        select exists (select from deleted_library where library_id = :library)
                            or exists (
                                select from membership
                                where account_id = :account and library_id = :library and not granted)
                        """)
                .param("library", library)
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    /** Those of some libraries that an account is known to belong to. */
    public Set<UUID> among(UUID account, Set<UUID> libraries) {
        return libraries.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("""
                        select library_id from membership
                        where account_id = :account and library_id = any (:libraries) and granted
                            and not exists (select from deleted_library gone where gone.library_id = membership.library_id)
                        """)
                        .param("account", account)
                        .param("libraries", libraries.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list());
    }

    /** Null for no role any more. */
    private void put(UUID account, UUID library, @Nullable Role role) {
        jdbc.sql("""
                        insert into membership (account_id, library_id, granted, role)
                        values (:account, :library, :granted, :role)
                        on conflict (account_id, library_id)
                            do update set granted = excluded.granted, role = excluded.role
                        """)
                .param("account", account)
                .param("library", library)
                .param("granted", role != null)
                .param("role", role == null ? null : role.column())
                .update();
    }
}
