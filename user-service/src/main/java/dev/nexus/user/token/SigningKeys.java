package dev.nexus.user.token;

import dev.nexus.platform.id.IdSource;
import dev.nexus.user.secret.EnvironmentKey;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The signing keys in the database, private parts encrypted. */
@Component
class SigningKeys {

    /** Any number that nothing else in this database locks. */
    private static final long LOCK = 0x4e45_5855_5332L;

    private static final String PURPOSE = "signing-key";

    private final JdbcClient database;
    private final EnvironmentKey secret;
    private final IdSource ids;
    private final Clock clock;

    SigningKeys(JdbcClient database, EnvironmentKey secret, IdSource ids, Clock clock) {
        this.database = database;
        this.secret = secret;
        this.ids = ids;
        this.clock = clock;
    }

    /** All keys, the newest first. The first instance that ever starts makes one; all others find it. */
    @Transactional
    public List<SigningKey> loadOrCreate() {
        database.sql("select pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query((row, _) -> true)
                .list();
        var stored = database.sql("select * from signing_key order by created_at desc, key_id desc")
                .query((row, _) -> read(row))
                .list();
        return stored.isEmpty() ? List.of(create()) : stored;
    }

    private SigningKey create() {
        var key = SigningKey.generate(ids.next().toString());
        var sealed = secret.seal(PURPOSE, key.id(), key.privateKey().getEncoded());
        database.sql("insert into signing_key (key_id, public_key, private_key, created_at) values (?, ?, ?, ?)")
                .params(
                        key.id(),
                        key.publicKey().getEncoded(),
                        sealed,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return key;
    }

    private SigningKey read(ResultSet row) throws SQLException {
        var id = row.getString("key_id");
        try {
            return SigningKey.decode(
                    id, row.getBytes("public_key"), secret.open(PURPOSE, id, row.getBytes("private_key")));
        } catch (GeneralSecurityException locked) {
            throw new IllegalStateException(
                    "NEXUS_SECRET_KEY does not open the signing key %s: it is not the one that the key was stored with"
                            .formatted(id),
                    locked);
        }
    }
}
