package dev.nexus.user.erasure;

import dev.nexus.platform.personaldata.ErasedAccounts;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountProblem;
import dev.nexus.user.account.FirstAccountLock;
import dev.nexus.user.library.LibraryLeaving;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether an account may go. What it says holds until the transaction ends. */
@Component
class LeavingRules {

    private final JdbcClient database;
    private final ErasedAccounts erased;
    private final LibraryLeaving libraries;
    private final FirstAccountLock newcomers;

    LeavingRules(JdbcClient database, ErasedAccounts erased, LibraryLeaving libraries, FirstAccountLock newcomers) {
        this.database = database;
        this.erased = erased;
        this.libraries = libraries;
        this.newcomers = newcomers;
    }

    /**
     * Lets an account go, or not.
     *
     * @throws ProblemException {@code invalid-token} when it is gone already, {@code last-admin}, or {@code sole-owner} with
     *     the libraries
     */
    void check(AccountId leaving) {
        newcomers.holdNewcomers();
        lock(leaving);
        erased.refuse(leaving.value());
        if (isOnlyAdmin(leaving)) {
            throw new ProblemException(
                    AccountProblem.LAST_ADMIN, "Make somebody else an administrator before you leave.");
        }
        var needing = libraries.ownedAlone(leaving).stream()
                .map(library -> Map.of(
                        "id", library.id().toString(), "name", library.name().value()))
                .toList();
        if (!needing.isEmpty()) {
            throw new ProblemException(
                            ErasureProblem.SOLE_OWNER,
                            "Make somebody else an owner of these libraries, or delete them, before you leave.")
                    .with("libraries", needing);
        }
    }

    /** Together with the administrators, in one order: the last two of them go one after the other, or not at all. */
    private void lock(AccountId leaving) {
        database.sql("select from account where id = ? or admin order by id for no key update")
                .param(leaving.value())
                .query((row, _) -> true)
                .list();
    }

    /** Whether it administers, and there are others of whom nobody does. */
    private boolean isOnlyAdmin(AccountId leaving) {
        return database.sql("""
                        with staying as (
                            select admin, disabled_at from account
                            where id <> :leaving and not exists (
                                select from erased_account where account_id = account.id))
                        select exists (select from account where id = :leaving and admin)
                            and exists (select from staying)
                            and not exists (select from staying where admin and disabled_at is null)
                        """)
                .param("leaving", leaving.value())
                .query(Boolean.class)
                .single();
    }
}
