package dev.nexus.user.token;

import dev.nexus.user.account.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All sessions and their refresh tokens. Each refresh passes here, so it is plain SQL. */
@Component
class Sessions implements EndedGrants {

    private final JdbcClient database;

    Sessions(JdbcClient database) {
        this.database = database;
    }

    void add(Session session, Instant expiresAt, Instant accessUntil) {
        database.sql("""
                        insert into session
                            (id, account_id, device_id, device_name, sign_in_method, created_at, last_used_at, expires_at,
                             access_until)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(session.id().value())
                .param(session.accountId().value())
                .param(session.device().id())
                .param(session.device().name())
                .param(session.method().name())
                .param(utc(session.createdAt()))
                .param(utc(session.lastUsedAt()))
                .param(utc(expiresAt))
                .param(utc(accessUntil))
                .update();
    }

    void addToken(RefreshToken token, SessionId session, Instant issuedAt, Instant expiresAt) {
        database.sql("insert into refresh_token (hash, session_id, issued_at, expires_at) values (?, ?, ?, ?)")
                .params(token.hash(), session.value(), utc(issuedAt), utc(expiresAt))
                .update();
    }

    /** Finds a token; until the transaction ends, nobody else can use it, nor another one of its session. */
    Optional<StoredRefreshToken> findLocked(RefreshToken token) {
        return database.sql("""
                        select token.session_id, session.account_id, session.device_id, session.device_name,
                            session.created_at, token.expires_at, token.used_at, session.ended_at
                        from refresh_token token join session on session.id = token.session_id
                        where token.hash = ?
                        for no key update of token, session""")
                .param(token.hash())
                .query((row, _) -> storedToken(row))
                .optional();
    }

    void markUsed(RefreshToken token, Instant now) {
        database.sql("update refresh_token set used_at = ? where hash = ?")
                .params(utc(now), token.hash())
                .update();
    }

    void prolong(SessionId session, Instant now, Instant expiresAt, Instant accessUntil) {
        database.sql("update session set last_used_at = ?, expires_at = ?, access_until = ? where id = ?")
                .params(utc(now), utc(expiresAt), utc(accessUntil), session.value())
                .update();
    }

    /** An access token more, that lives until then. */
    void noteAccess(SessionId session, Instant accessUntil) {
        database.sql("update session set access_until = greatest(access_until, ?) where id = ?")
                .params(utc(accessUntil), session.value())
                .update();
    }

    @Override
    public List<UUID> aliveAt(Instant now) {
        return database.sql("select id from session where ended_at > ? and access_until > ?")
                .params(utc(now.minus(TokenSettings.LONGEST_ACCESS_LIFETIME)), utc(now))
                .query(UUID.class)
                .list();
    }

    /** Ends a session of an account; false when it has no such living session. */
    boolean end(SessionId session, AccountId account, EndReason reason, Instant now) {
        return database.sql("""
                        update session set ended_at = ?, end_reason = ?
                        where id = ? and account_id = ? and ended_at is null""")
                        .params(utc(now), reason.name(), session.value(), account.value())
                        .update()
                == 1;
    }

    /** Ends the living sessions of an account, but one; tells which. */
    List<SessionId> endAll(AccountId account, @Nullable SessionId except, EndReason reason, Instant now) {
        return database.sql("""
                        update session set ended_at = ?, end_reason = ?
                        where account_id = ? and ended_at is null and id is distinct from ?::uuid
                        returning id""")
                .param(utc(now))
                .param(reason.name())
                .param(account.value())
                .param(except == null ? null : except.value())
                .query((row, _) -> new SessionId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Whether this token is one that was given. */
    boolean contains(RefreshToken token) {
        return database.sql("select exists (select from refresh_token where hash = ?)")
                .param(token.hash())
                .query(Boolean.class)
                .single();
    }

    /** Ends some of the sessions whose time is over; tells which, and whose. */
    Map<SessionId, AccountId> endExpired(Instant now, int atMost) {
        var ended = new LinkedHashMap<SessionId, AccountId>();
        database.sql("""
                        update session set ended_at = :now, end_reason = 'EXPIRED'
                        where id in (select id from session where ended_at is null and expires_at <= :now
                            limit :most for update skip locked)
                        returning id, account_id""").param("now", utc(now)).param("most", atMost).query(row -> {
            ended.put(
                    new SessionId(row.getObject("id", UUID.class)),
                    new AccountId(row.getObject("account_id", UUID.class)));
        });
        return ended;
    }

    /** Forgets some of the sessions that ended by then, and their tokens. */
    int removeEnded(Instant time, int atMost) {
        return database.sql("""
                        delete from session where id in (select id from session where ended_at <= ?
                            limit ? for update skip locked)""").params(utc(time), atMost).update();
    }

    /** Forgets some of the refresh tokens whose time is over; nobody can tell them from forged ones any more. */
    int removeExpiredTokens(Instant now, int atMost) {
        return database.sql("""
                        delete from refresh_token where hash in (select hash from refresh_token where expires_at <= ?
                            limit ? for update skip locked)""").params(utc(now), atMost).update();
    }

    /** A session of an account that has not ended. */
    Optional<Session> find(SessionId session, AccountId account) {
        return database.sql("select * from session where id = ? and account_id = ? and ended_at is null")
                .params(session.value(), account.value())
                .query((row, _) -> session(row))
                .optional();
    }

    List<Session> living(AccountId account, UUID after, Instant now, int limit) {
        return database.sql("""
                        select * from session
                        where account_id = ? and ended_at is null and expires_at > ? and id > ?
                        order by id limit ?""")
                .params(account.value(), utc(now), after, limit)
                .query((row, _) -> session(row))
                .list();
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                new SessionId(row.getObject("id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                new Device(row.getString("device_id"), row.getString("device_name")),
                SignInMethod.valueOf(row.getString("sign_in_method")),
                instant(row, "created_at"),
                instant(row, "last_used_at"));
    }

    private static StoredRefreshToken storedToken(ResultSet row) throws SQLException {
        return new StoredRefreshToken(
                new SessionId(row.getObject("session_id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                new Device(row.getString("device_id"), row.getString("device_name")),
                instant(row, "created_at"),
                instant(row, "expires_at"),
                instantOrNull(row, "used_at"),
                instantOrNull(row, "ended_at") != null);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
