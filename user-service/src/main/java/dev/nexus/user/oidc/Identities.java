package dev.nexus.user.oidc;

import dev.nexus.user.account.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All linked identities. */
@Component
class Identities {

    private final JdbcClient database;

    Identities(JdbcClient database) {
        this.database = database;
    }

    Optional<Identity> find(ProvenIdentity proven) {
        return database.sql("select * from identity where issuer = ? and subject = ?")
                .params(proven.issuer(), proven.subject())
                .query((row, _) -> identity(row))
                .optional();
    }

    List<Identity> of(AccountId account, UUID after, int limit) {
        return database.sql("select * from identity where account_id = ? and id > ? order by id limit ?")
                .params(account.value(), after, limit)
                .query((row, _) -> identity(row))
                .list();
    }

    int count(AccountId account) {
        return database.sql("select count(*) from identity where account_id = ?")
                .param(account.value())
                .query(Integer.class)
                .single();
    }

    boolean hasAny(AccountId account, String provider) {
        return database.sql("select exists (select from identity where account_id = ? and provider = ?)")
                .params(account.value(), provider)
                .query(Boolean.class)
                .single();
    }

    /** Adds an identity; false when it is linked already, to whatever account. */
    boolean add(Identity identity, ProvenIdentity proven) {
        return database.sql("""
                        insert into identity (id, account_id, provider, issuer, subject, linked_at, last_used_at)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict (issuer, subject) do nothing""")
                        .params(
                                identity.id().value(),
                                identity.accountId().value(),
                                identity.provider(),
                                proven.issuer(),
                                proven.subject(),
                                utc(identity.linkedAt()),
                                utc(identity.lastUsedAt()))
                        .update()
                == 1;
    }

    /** Notes that somebody gets in; false when the identity does not lead into this account. */
    boolean use(ProvenIdentity proven, AccountId account, Instant now) {
        return database.sql("""
                        update identity set last_used_at = ?
                        where issuer = ? and subject = ? and account_id = ?""")
                        .params(utc(now), proven.issuer(), proven.subject(), account.value())
                        .update()
                == 1;
    }

    /** Removes an identity of an account, and tells of which provider it was. */
    Optional<String> remove(AccountId account, IdentityId id) {
        return database.sql("delete from identity where account_id = ? and id = ? returning provider")
                .params(account.value(), id.value())
                .query(String.class)
                .optional();
    }

    /** The providers by whose word somebody gets into an account. */
    List<String> providersOf(AccountId account) {
        return database.sql("select distinct provider from identity where account_id = ?")
                .param(account.value())
                .query(String.class)
                .list();
    }

    /** Removes the identities of an account, and tells of which provider each was. */
    List<String> removeAll(AccountId account) {
        return database.sql("delete from identity where account_id = ? returning provider")
                .param(account.value())
                .query(String.class)
                .list();
    }

    private static Identity identity(ResultSet row) throws SQLException {
        return new Identity(
                new IdentityId(row.getObject("id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("provider"),
                row.getObject("linked_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_used_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
