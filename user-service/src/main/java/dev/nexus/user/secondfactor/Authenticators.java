package dev.nexus.user.secondfactor;

import dev.nexus.platform.secret.EnvironmentKey;
import dev.nexus.platform.secret.SealedData;
import dev.nexus.user.account.AccountId;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
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
import org.springframework.transaction.annotation.Transactional;

/** The authenticators of all accounts, and the codes for when they are lost. */
@Component
class Authenticators implements SealedData {

    private static final String PURPOSE = "authenticator";
    private static final String PURPOSE_OF_CODES = "recovery-code";

    private final JdbcClient database;
    private final EnvironmentKey secret;

    Authenticators(JdbcClient database, EnvironmentKey secret) {
        this.database = database;
        this.secret = secret;
    }

    /** Keeps a secret until it is confirmed, in place of another that is not; false when the account has a confirmed one. */
    boolean start(AccountId account, TotpSecret made, Instant now) {
        return database.sql("""
                        insert into authenticator as held (account_id, secret, started_at, last_step) values (?, ?, ?, 0)
                        on conflict (account_id) do update
                            set secret = excluded.secret, started_at = excluded.started_at
                            where held.confirmed_at is null""")
                        .params(account.value(), secret.seal(PURPOSE, account.toString(), made.bytes()), utc(now))
                        .update()
                == 1;
    }

    Optional<Authenticator> find(AccountId account) {
        return database.sql("select * from authenticator where account_id = ?")
                .param(account.value())
                .query((row, _) -> authenticator(account, row))
                .optional();
    }

    /** Finds it; until the transaction ends, nobody else changes it. */
    Optional<Authenticator> findLocked(AccountId account) {
        return database.sql("select * from authenticator where account_id = ? for update")
                .param(account.value())
                .query((row, _) -> authenticator(account, row))
                .optional();
    }

    void confirm(AccountId account, long step, Instant now) {
        database.sql("update authenticator set confirmed_at = ?, last_step = ? where account_id = ?")
                .params(utc(now), step, account.value())
                .update();
    }

    /** Uses a step of time up, and all before it; false when somebody else has. */
    boolean useStep(AccountId account, long step) {
        return database.sql("""
                        update authenticator set last_step = ?
                        where account_id = ? and confirmed_at is not null and last_step < ?""").params(step, account.value(), step).update() == 1;
    }

    /** Forgets the authenticator and its codes; false when there is no confirmed one. */
    boolean remove(AccountId account) {
        return database.sql("delete from authenticator where account_id = ? and confirmed_at is not null")
                        .param(account.value())
                        .update()
                == 1;
    }

    void replaceCodes(AccountId account, List<RecoveryCode> codes) {
        database.sql("delete from recovery_code where account_id = ?")
                .param(account.value())
                .update();
        for (var code : codes) {
            database.sql("insert into recovery_code (account_id, sealed_hash) values (?, ?)")
                    .params(account.value(), secret.seal(PURPOSE_OF_CODES, account.toString(), code.hash(account)))
                    .update();
        }
    }

    /** Uses a code up; false when it is none. */
    boolean useCode(AccountId account, RecoveryCode code) {
        var hash = code.hash(account);
        return database
                .sql("select sealed_hash from recovery_code where account_id = ?")
                .param(account.value())
                .query(byte[].class)
                .list()
                .stream()
                .filter(stored -> MessageDigest.isEqual(open(PURPOSE_OF_CODES, account.value(), stored), hash))
                .anyMatch(stored -> removeCode(account, stored));
    }

    /** False when somebody else has used it at the same moment. */
    private boolean removeCode(AccountId account, byte[] sealed) {
        return database.sql("delete from recovery_code where account_id = ? and sealed_hash = ?")
                        .params(account.value(), sealed)
                        .update()
                == 1;
    }

    int codesLeft(AccountId account) {
        return database.sql("select count(*) from recovery_code where account_id = ?")
                .param(account.value())
                .query(Integer.class)
                .single();
    }

    private Authenticator authenticator(AccountId account, ResultSet row) throws SQLException {
        var confirmedAt = row.getObject("confirmed_at", OffsetDateTime.class);
        return new Authenticator(
                TotpSecret.of(open(PURPOSE, account.value(), row.getBytes("secret"))),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                confirmedAt == null ? null : confirmedAt.toInstant(),
                row.getLong("last_step"));
    }

    @Override
    @Transactional
    public int sealAnew() {
        return sealAnew("authenticator", "secret", PURPOSE)
                + sealAnew("recovery_code", "sealed_hash", PURPOSE_OF_CODES);
    }

    /** What another instance is at, it seals itself. */
    private int sealAnew(String table, String column, String purpose) {
        return database
                .sql("select account_id, %s sealed from %s for update skip locked".formatted(column, table))
                .query((row, _) -> sealAnew(
                        "update %s set %s = ? where account_id = ? and %s = ?".formatted(table, column, column),
                        purpose,
                        row.getObject("account_id", UUID.class),
                        row.getBytes("sealed")))
                .list()
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private int sealAnew(String update, String purpose, UUID account, byte[] sealed) {
        try {
            return secret.sealAnew(purpose, account.toString(), sealed)
                    .map(anew ->
                            database.sql(update).params(anew, account, sealed).update())
                    .orElse(0);
        } catch (GeneralSecurityException failure) {
            throw locked(failure);
        }
    }

    private byte[] open(String purpose, UUID account, byte[] sealed) {
        try {
            return secret.open(purpose, account.toString(), sealed);
        } catch (GeneralSecurityException failure) {
            throw locked(failure);
        }
    }

    private static IllegalStateException locked(GeneralSecurityException failure) {
        return new IllegalStateException("an authenticator was sealed with another NEXUS_SECRET_KEY", failure);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
