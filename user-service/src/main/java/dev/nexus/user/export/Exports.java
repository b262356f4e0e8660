package dev.nexus.user.export;

import dev.nexus.platform.id.IdSource;
import dev.nexus.user.account.AccountId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Exports as rows that workers of any instance take one at a time. Leases are by the database's clock, so that they agree. */
@Component
class Exports {

    private static final int PROGRESS_SCALE = 3;

    private final JdbcClient database;
    private final ExportSettings settings;
    private final IdSource ids;
    private final Clock clock;

    Exports(JdbcClient database, ExportSettings settings, IdSource ids, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Adds one, unless the account has an unfinished one. */
    void add(AccountId owner) {
        var now = clock.instant();
        database.sql("""
                        insert into export_job (id, account_id, state, next_try_at, created_at, expires_at)
                        values (:id, :account, 'QUEUED', now(), :now, :expiresAt)
                        on conflict (account_id) where state in ('QUEUED', 'RUNNING') do nothing""")
                .param("id", ids.next())
                .param("account", owner.value())
                .param("now", utc(now))
                .param("expiresAt", utc(now.plus(settings.keptFor())))
                .update();
    }

    Optional<Export> unfinished(AccountId owner) {
        return database.sql("select * from export_job where account_id = ? and state in ('QUEUED', 'RUNNING')")
                .param(owner.value())
                .query((row, _) -> export(row))
                .optional();
    }

    Optional<Export> find(AccountId owner, ExportId id) {
        return database.sql("select * from export_job where id = ? and account_id = ? and expires_at > ?")
                .params(id.value(), owner.value(), utc(clock.instant()))
                .query((row, _) -> export(row))
                .optional();
    }

    /** The newest first, those made before a given one when it is given. */
    List<Export> newest(AccountId owner, @Nullable UUID before, int atMost) {
        return database.sql("""
                        select * from export_job
                        where account_id = :account and expires_at > :now
                            and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :atMost""")
                .param("account", owner.value())
                .param("now", utc(clock.instant()))
                .param("before", before)
                .param("atMost", atMost)
                .query((row, _) -> export(row))
                .list();
    }

    boolean delete(AccountId owner, ExportId id) {
        return database.sql("delete from export_job where id = ? and account_id = ?")
                        .params(id.value(), owner.value())
                        .update()
                == 1;
    }

    int deleteExpired() {
        return database.sql("delete from export_job where expires_at <= ?")
                .param(utc(clock.instant()))
                .update();
    }

    /** Takes the oldest export that is due, or whose worker has been silent for longer than its lease. */
    Optional<Claim> claim() {
        return database.sql("""
                        update export_job
                        set state = 'RUNNING', progress = 0, attempts = attempts + 1, lease_owner = :owner,
                            lease_until = now() + :lease::interval
                        where id = (
                            select id from export_job
                            where (state = 'QUEUED' and next_try_at <= now())
                                or (state = 'RUNNING' and lease_until < now())
                            order by created_at limit 1 for update skip locked)
                        returning id, account_id, lease_owner, attempts""")
                .param("owner", ids.next())
                .param("lease", settings.lease().toString())
                .query((row, _) -> new Claim(
                        new ExportId(row.getObject("id", UUID.class)),
                        row.getObject("account_id", UUID.class),
                        row.getObject("lease_owner", UUID.class),
                        row.getInt("attempts")))
                .optional();
    }

    /** Holds an export for another lease. */
    void hold(Claim claim) {
        held(database.sql("""
                        update export_job set lease_until = now() + ?::interval where id = ? and lease_owner = ?""")
                .params(settings.lease().toString(), claim.id().value(), claim.owner())
                .update());
    }

    void advance(Claim claim, double progress) {
        held(database.sql("""
                        update export_job set progress = ?, lease_until = now() + ?::interval
                        where id = ? and lease_owner = ?""")
                .params(progress, settings.lease().toString(), claim.id().value(), claim.owner())
                .update());
    }

    void succeed(Claim claim, long size) {
        held(database.sql("""
                        update export_job
                        set state = 'SUCCEEDED', progress = 1, size = ?, expires_at = ?, lease_owner = null,
                            lease_until = null
                        where id = ? and lease_owner = ?""")
                .params(
                        size,
                        utc(clock.instant().plus(settings.keptFor())),
                        claim.id().value(),
                        claim.owner())
                .update());
    }

    /** Lets an export wait for its next try. */
    void postpone(Claim claim) {
        held(database.sql("""
                        update export_job
                        set state = 'QUEUED', next_try_at = now() + ?::interval, lease_owner = null, lease_until = null
                        where id = ? and lease_owner = ?""")
                .params(
                        settings.backoff().get(claim.attempt() - 1).toString(),
                        claim.id().value(),
                        claim.owner())
                .update());
    }

    /** Gives an export back, to be taken up by any worker at once. It does not count as an attempt. */
    void release(Claim claim) {
        held(database.sql("""
                        update export_job
                        set state = 'QUEUED', attempts = attempts - 1, lease_owner = null, lease_until = null
                        where id = ? and lease_owner = ?""").params(claim.id().value(), claim.owner()).update());
    }

    void fail(Claim claim, String detail) {
        held(database.sql("""
                        update export_job
                        set state = 'FAILED', problem_detail = ?, lease_owner = null, lease_until = null
                        where id = ? and lease_owner = ?""").params(detail, claim.id().value(), claim.owner()).update());
    }

    private static void held(int updated) {
        if (updated == 0) {
            throw new LeaseLost();
        }
    }

    private static Export export(ResultSet row) throws SQLException {
        return new Export(
                new ExportId(row.getObject("id", UUID.class)),
                ExportState.valueOf(row.getString("state")),
                BigDecimal.valueOf(row.getDouble("progress")).setScale(PROGRESS_SCALE, RoundingMode.HALF_UP),
                instant(row, "created_at"),
                instant(row, "expires_at"),
                row.getObject("size", Long.class),
                row.getString("problem_detail"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
