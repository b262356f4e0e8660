package dev.nexus.user.token;

import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.secret.EnvironmentKey;
import dev.nexus.platform.secret.SealedData;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The signing keys in the database, private parts encrypted. */
@Component
class SigningKeys implements SealedData {

    /** Any number that nothing else in this database locks. */
    private static final long LOCK = 0x4e45_5855_5332L;

    private static final String PURPOSE = "signing-key";

    private final JdbcClient database;
    private final EnvironmentKey secret;
    private final IdSource ids;

    SigningKeys(JdbcClient database, EnvironmentKey secret, IdSource ids) {
        this.database = database;
        this.secret = secret;
        this.ids = ids;
    }

    KeySchedule schedule() {
        return new KeySchedule(
                database.sql("select key_id, created_at, signs_from, revoked_at from signing_key order by key_id")
                        .query((row, _) -> times(row))
                        .list());
    }

    /** The schedule; until the transaction ends, nobody else changes it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public KeySchedule lockedSchedule() {
        database.sql("select pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query((row, _) -> true)
                .list();
        return schedule();
    }

    /** The keys of these names that are not revoked. */
    List<SigningKey> read(Collection<String> keyIds) {
        return database.sql("select * from signing_key where key_id = any (?) and revoked_at is null")
                .param(keyIds.toArray(String[]::new))
                .query((row, _) -> key(row))
                .list();
    }

    /** Makes a new key. It is published from now on. */
    KeyTimes create(Instant now, @Nullable Instant signsFrom) {
        var key = SigningKey.generate(ids.next().toString());
        var sealed = secret.seal(PURPOSE, key.id(), key.privateKey().getEncoded());
        database.sql("""
                        insert into signing_key (key_id, public_key, private_key, created_at, signs_from)
                        values (:id, :public, :private, :now, :signsFrom)""")
                .param("id", key.id())
                .param("public", key.publicKey().getEncoded())
                .param("private", sealed)
                .param("now", utc(now))
                .param("signsFrom", signsFrom == null ? null : utc(signsFrom))
                .update();
        return new KeyTimes(key.id(), now, signsFrom, null);
    }

    KeyTimes giveTurn(KeyTimes key, Instant signsFrom) {
        database.sql("update signing_key set signs_from = ? where key_id = ?")
                .params(utc(signsFrom), key.keyId())
                .update();
        return new KeyTimes(key.keyId(), key.createdAt(), signsFrom, null);
    }

    /** Revokes a key; what it could still sign with is gone. */
    void revoke(KeyTimes key, Instant now) {
        database.sql("update signing_key set revoked_at = ?, private_key = null where key_id = ?")
                .params(utc(now), key.keyId())
                .update();
    }

    void remove(KeyTimes key) {
        database.sql("delete from signing_key where key_id = ?")
                .param(key.keyId())
                .update();
    }

    @Override
    @Transactional
    public int sealAnew() {
        lockedSchedule();
        return database
                .sql("select key_id, private_key from signing_key where private_key is not null")
                .query((row, _) -> sealAnew(row.getString("key_id"), row.getBytes("private_key")))
                .list()
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private int sealAnew(String id, byte[] sealed) {
        try {
            return secret.sealAnew(PURPOSE, id, sealed)
                    .map(anew -> database.sql("update signing_key set private_key = ? where key_id = ?")
                            .params(anew, id)
                            .update())
                    .orElse(0);
        } catch (GeneralSecurityException locked) {
            throw locked(id, locked);
        }
    }

    private SigningKey key(ResultSet row) throws SQLException {
        var id = row.getString("key_id");
        try {
            return SigningKey.decode(
                    id, row.getBytes("public_key"), secret.open(PURPOSE, id, row.getBytes("private_key")));
        } catch (GeneralSecurityException locked) {
            throw locked(id, locked);
        }
    }

    private static IllegalStateException locked(String id, GeneralSecurityException cause) {
        return new IllegalStateException(
                "NEXUS_SECRET_KEY does not open the signing key %s: it is not the one that the key was stored with"
                        .formatted(id),
                cause);
    }

    private static KeyTimes times(ResultSet row) throws SQLException {
        return new KeyTimes(
                row.getString("key_id"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instantOrNull(row, "signs_from"),
                instantOrNull(row, "revoked_at"));
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
