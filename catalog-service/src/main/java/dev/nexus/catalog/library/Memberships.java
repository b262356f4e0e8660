package dev.nexus.catalog.library;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The projection of who belongs to which library. Events may come in any order, so nothing here refers to anything. */
@Repository
public class Memberships {

    private final JdbcClient jdbc;

    Memberships(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes somebody a member, or changes the role of one. */
    public void grant(UUID membershipId, LibraryId library, UUID accountId, Role role) {
        jdbc.sql("""
                        insert into membership (library_id, account_id, membership_id, role)
                        values (:library, :account, :membership, :role)
                        on conflict (account_id, library_id)
                            do update set membership_id = excluded.membership_id, role = excluded.role
                        """)
                .param("library", library.value())
                .param("account", accountId)
                .param("membership", membershipId)
                .param("role", role.column())
                .update();
    }

    /** Lets a member go; a late word of an older membership than the present one changes nothing. */
    public void revoke(UUID membershipId, LibraryId library, UUID accountId) {
        jdbc.sql("""
                        delete from membership
                        where account_id = :account and library_id = :library and membership_id = :membership
                        """)
                .param("account", accountId)
                .param("library", library.value())
                .param("membership", membershipId)
                .update();
    }

    Optional<Role> roleOf(UUID accountId, LibraryId library) {
        return jdbc.sql("select role from open_membership where account_id = :account and library_id = :library")
                .param("account", accountId)
                .param("library", library.value())
                .query(String.class)
                .optional()
                .map(Role::ofColumn);
    }

    List<LibraryId> librariesOf(UUID accountId, Predicate<Role> which) {
        return jdbc
                .sql("""
                        select library_id from open_membership where account_id = :account and role = any (:roles)
                        """)
                .param("account", accountId)
                .param("roles", Role.columns(which))
                .query(UUID.class)
                .list()
                .stream()
                .map(LibraryId::new)
                .toList();
    }
}
