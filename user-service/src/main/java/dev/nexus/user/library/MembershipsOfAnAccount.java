package dev.nexus.user.library;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import dev.nexus.user.account.AccountId;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where people belong. They left when they asked to be erased; here go those who were let in at the same moment. */
@Component
@Order(MembershipsOfAnAccount.BEFORE_THE_ACCOUNT)
class MembershipsOfAnAccount implements PersonalData {

    static final int BEFORE_THE_ACCOUNT = 0;

    private final LibraryLeaving leaving;
    private final PersonalData rows;

    MembershipsOfAnAccount(JdbcClient database, LibraryLeaving leaving) {
        this.leaving = leaving;
        this.rows = PersonalRows.of(database, "memberships", """
                select library.id as "libraryId", library.name as "libraryName", lower(membership.role) as role,
                    membership.granted_at as "grantedAt", membership.revoked_at as "revokedAt"
                from membership join library on library.id = membership.library_id
                where membership.account_id = :account order by library.id
                """);
    }

    @Override
    public String name() {
        return rows.name();
    }

    @Override
    public Stream<?> about(UUID account) {
        return rows.about(account);
    }

    @Override
    public void erase(UUID account) {
        leaving.leaveAll(new AccountId(account));
    }
}
