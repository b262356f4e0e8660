package dev.nexus.user.library;

import dev.nexus.user.account.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes somebody whose account goes out of all libraries. A library that nobody else belongs to goes as well. */
@Component
public class LibraryLeaving {

    /**
     * A library that needs its owner.
     *
     * @param id which
     * @param name what it is called
     */
    public record NeedingLibrary(LibraryId id, LibraryName name) {}

    private record Left(UUID membership, LibraryId library, boolean living) {}

    private final LibraryDeleting deleting;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LibraryLeaving(LibraryDeleting deleting, JdbcClient database, ApplicationEventPublisher events, Clock clock) {
        this.deleting = deleting;
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The libraries that have other members, but no other owner who gets in. From now on until the transaction ends, the members of the
     * account's libraries stay the same.
     *
     * @param account who would leave
     * @return those that would have no owner, the oldest first
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<NeedingLibrary> ownedAlone(AccountId account) {
        lockLibrariesOf(account);
        return database.sql("""
                        select library.id, library.name
                        from library
                        join membership mine on mine.library_id = library.id and mine.account_id = :account
                            and mine.role = 'OWNER' and mine.revoked_at is null
                        where exists (
                                select from membership
                                where library_id = library.id and account_id <> :account and revoked_at is null)
                            and not exists (
                                select from membership join account on account.id = account_id
                                where library_id = library.id and account_id <> :account and revoked_at is null
                                    and role = 'OWNER' and disabled_at is null)
                        order by library.id""")
                .param("account", account.value())
                .query((row, _) -> new NeedingLibrary(
                        new LibraryId(row.getObject("id", UUID.class)), new LibraryName(row.getString("name"))))
                .list();
    }

    /**
     * Ends all memberships of an account and forgets that they ever were. Done again it does nothing.
     *
     * @param account who leaves
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void leaveAll(AccountId account) {
        lockLibrariesOf(account);
        ownedWithoutOthers(account).forEach(library -> deleting.delete(account, library, null));
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        database.sql("""
                        delete from membership where account_id = ?
                        returning id, library_id, revoked_at is null as living""").param(account.value()).query((row, _) -> left(row)).list().stream()
                .filter(Left::living)
                .forEach(left -> events.publishEvent(
                        new LibraryEvent.MembershipRevoked(left.membership(), left.library(), account, now)));
    }

    private List<LibraryId> ownedWithoutOthers(AccountId account) {
        return database.sql("""
                        select library_id from membership mine
                        where account_id = :account and role = 'OWNER' and revoked_at is null and not exists (
                            select from membership
                            where library_id = mine.library_id and account_id <> :account and revoked_at is null)
                        order by library_id""")
                .param("account", account.value())
                .query((row, _) -> new LibraryId(row.getObject("library_id", UUID.class)))
                .list();
    }

    private void lockLibrariesOf(AccountId account) {
        database.sql("""
                        select from library where id in (select library_id from membership where account_id = ?)
                        order by id for update""").param(account.value()).query((row, _) -> true).list();
    }

    private static Left left(ResultSet row) throws SQLException {
        return new Left(
                row.getObject("id", UUID.class),
                new LibraryId(row.getObject("library_id", UUID.class)),
                row.getBoolean("living"));
    }
}
