package dev.nexus.user.invitation;

import dev.nexus.user.account.AccountId;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who was let in by which invitation. */
@Repository
class InvitationUses {

    private final JdbcClient database;

    InvitationUses(JdbcClient database) {
        this.database = database;
    }

    boolean contains(InvitationId invitation, AccountId account) {
        return database.sql("select exists (select from invitation_use where invitation_id = ? and account_id = ?)")
                .params(invitation.value(), account.value())
                .query(Boolean.class)
                .single();
    }

    void add(InvitationId invitation, AccountId account, Instant at) {
        database.sql("insert into invitation_use (invitation_id, account_id, accepted_at) values (?, ?, ?)")
                .params(invitation.value(), account.value(), at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
