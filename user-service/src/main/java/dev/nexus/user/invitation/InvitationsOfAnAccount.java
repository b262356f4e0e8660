package dev.nexus.user.invitation;

import dev.nexus.platform.personaldata.PersonalData;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Invitations that somebody gave, got by mail or accepted. */
@Component
@Order(InvitationsOfAnAccount.BEFORE_THE_ACCOUNT)
class InvitationsOfAnAccount implements PersonalData {

    /** While the account's address is known. */
    static final int BEFORE_THE_ACCOUNT = 0;

    private record Given(
            UUID invitationId,
            UUID libraryId,
            String part,
            String role,
            @Nullable String email,
            Instant at) {}

    private final JdbcClient database;

    InvitationsOfAnAccount(JdbcClient database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "invitations";
    }

    @Override
    public Stream<?> about(UUID account) {
        return database.sql("""
                        select id as invitation_id, library_id, 'given' as part, lower(role) as role, email, created_at as at
                        from invitation where invited_by = :account
                        union all
                        select id, library_id, 'received', lower(role), email, created_at
                        from invitation where email_key = (select email_key from account where id = :account)
                        union all
                        select id, library_id, 'accepted', lower(role), null, accepted_at
                        from invitation join invitation_use on invitation_id = id where account_id = :account
                        order by at, invitation_id""").param("account", account).query(Given.class).stream();
    }

    @Override
    public void erase(UUID account) {
        database.sql("""
                        delete from invitation
                        where invited_by = :account
                            or email_key = (select email_key from account where id = :account)""").param("account", account).update();
        database.sql("delete from invitation_use where account_id = :account")
                .param("account", account)
                .update();
    }
}
