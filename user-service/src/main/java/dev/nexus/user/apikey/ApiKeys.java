package dev.nexus.user.apikey;

import dev.nexus.user.account.AccountId;
import dev.nexus.user.token.EndedGrants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All API keys. A revoked one stays for as long as tokens that it was exchanged for may live. */
@Component
class ApiKeys implements EndedGrants {

    private static final String LIVING = "revoked_at is null and expires_at > ?";

    private final JdbcClient database;

    ApiKeys(JdbcClient database) {
        this.database = database;
    }

    void add(ApiKey key, byte[] hash) {
        database.sql("""
                        insert into api_key
                            (id, account_id, name, scopes, hash, last_four, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(key.id().value())
                .param(key.accountId().value())
                .param(key.name())
                .param(key.scopes().stream().map(Scope::value).sorted().toArray(String[]::new))
                .param(hash)
                .param(key.lastFour())
                .param(utc(key.createdAt()))
                .param(utc(key.expiresAt()))
                .update();
    }

    int count(AccountId account, Instant now) {
        return database.sql("select count(*) from api_key where account_id = ? and " + LIVING)
                .params(account.value(), utc(now))
                .query(Integer.class)
                .single();
    }

    /** The keys of an account that are not revoked, the oldest first; expired ones too, so that nobody wonders. */
    List<ApiKey> of(AccountId account, UUID after, int limit) {
        return database.sql("""
                        select * from api_key where account_id = ? and revoked_at is null and id > ?
                        order by id limit ?""")
                .params(account.value(), after, limit)
                .query((row, _) -> key(row))
                .list();
    }

    Optional<ApiKey> findLiving(byte[] hash, Instant now) {
        return database.sql("select * from api_key where hash = ? and " + LIVING)
                .params(hash, utc(now))
                .query((row, _) -> key(row))
                .optional();
    }

    /** Revokes a key of an account; false when it has no such key. */
    boolean revoke(ApiKeyId key, AccountId account, Instant now) {
        return database.sql("update api_key set revoked_at = ? where id = ? and account_id = ? and revoked_at is null")
                        .params(utc(now), key.value(), account.value())
                        .update()
                == 1;
    }

    /** Revokes the living keys of an account; tells which. */
    List<ApiKeyId> revokeAll(AccountId account, Instant now) {
        return database.sql("update api_key set revoked_at = ? where account_id = ? and " + LIVING + " returning id")
                .params(utc(now), account.value(), utc(now))
                .query((row, _) -> new ApiKeyId(row.getObject("id", UUID.class)))
                .list();
    }

    @Override
    public List<UUID> aliveAt(Instant now) {
        return database.sql("select id from api_key where revoked_at > ?")
                .param(utc(now.minus(ApiKeySettings.TOKEN_LIFETIME)))
                .query(UUID.class)
                .list();
    }

    void noteUses(Map<ApiKeyId, Instant> uses) {
        database.sql("""
                        update api_key key set last_used_at = used.at
                        from unnest(:ids::uuid[], :times::timestamptz[]) used (id, at)
                        where key.id = used.id and (key.last_used_at is null or key.last_used_at < used.at)""")
                .param("ids", uses.keySet().stream().map(ApiKeyId::value).toArray(UUID[]::new))
                .param("times", uses.values().stream().map(Instant::toString).toArray(String[]::new))
                .update();
    }

    /** Forgets what was revoked or expired by then. */
    int removeEnded(Instant time) {
        return database.sql("delete from api_key where revoked_at <= :time or expires_at <= :time")
                .param("time", utc(time))
                .update();
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        var lastUsed = row.getObject("last_used_at", OffsetDateTime.class);
        return new ApiKey(
                new ApiKeyId(row.getObject("id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("name"),
                scopes((String[]) row.getArray("scopes").getArray()),
                row.getString("last_four"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                lastUsed == null ? null : lastUsed.toInstant());
    }

    private static Set<Scope> scopes(String[] values) {
        return Stream.of(values).map(Scope::of).collect(Collectors.toSet());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
