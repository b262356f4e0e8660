package dev.nexus.user.erasure;

import dev.nexus.contracts.Subscription;
import dev.nexus.contracts.Topology;
import dev.nexus.platform.id.IdSource;
import dev.nexus.user.account.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The records of erasures. They outlive the accounts, of which they know nothing but the identifier. */
@Component
class Erasures {

    /** This service's own part. */
    static final String OWN = "user";

    /** Whoever is told of deletions has a part. */
    private static final List<String> SERVICES = Stream.concat(
                    Stream.of(OWN),
                    Topology.SUBSCRIPTIONS.stream()
                            .filter(subscription -> subscription.publisher().equals(OWN))
                            .map(Subscription::consumer))
            .toList();

    /** A reminder that is due. */
    record Overdue(UUID id, AccountId account, Instant requestedAt) {}

    private final JdbcClient database;
    private final ErasureSettings settings;
    private final IdSource ids;

    Erasures(JdbcClient database, ErasureSettings settings, IdSource ids) {
        this.database = database;
        this.settings = settings;
        this.ids = ids;
    }

    void add(AccountId account, Instant now) {
        var id = ids.next();
        database.sql("insert into erasure (id, account_id, requested_at, remind_at) values (?, ?, ?, ?)")
                .params(id, account.value(), utc(now), utc(now.plus(settings.remindAfter())))
                .update();
        database.sql("insert into erasure_part (erasure_id, service) select :id, unnest(:services)")
                .param("id", id)
                .param("services", SERVICES.toArray(String[]::new))
                .update();
    }

    /** Takes down that a service has done its part, the first time only; false when there is no such erasure. */
    boolean note(UUID account, String service, Instant at) {
        // Locked, so that of two last parts at once one sees the other.
        var erasure = database.sql("select id from erasure where account_id = ? for update")
                .param(account)
                .query(UUID.class)
                .optional();
        erasure.ifPresent(id -> noteIn(id, service, at));
        return erasure.isPresent();
    }

    private void noteIn(UUID erasure, String service, Instant at) {
        database.sql("""
                        insert into erasure_part as known (erasure_id, service, erased_at) values (?, ?, ?)
                        on conflict (erasure_id, service) do update
                            set erased_at = coalesce(known.erased_at, excluded.erased_at)""").params(erasure, service, utc(at)).update();
        database.sql("""
                        update erasure
                        set completed_at = (select max(erased_at) from erasure_part where erasure_id = :id)
                        where id = :id and completed_at is null
                            and not exists (select from erasure_part where erasure_id = :id and erased_at is null)""").param("id", erasure).update();
    }

    /** Takes those that others have left unfinished for too long, and sets when it is too long again: ever later. */
    List<Overdue> claimOverdue(Instant now, int atMost) {
        return database.sql("""
                        update erasure
                        set reminders = reminders + 1,
                            remind_at = :now::timestamptz + :pause::interval * power(2, least(reminders + 1, 6))
                        where id in (
                            select id from erasure
                            where completed_at is null and remind_at <= :now and exists (
                                select from erasure_part
                                where erasure_id = erasure.id and erased_at is null and service <> :own)
                            order by remind_at limit :atMost
                            for update skip locked)
                        returning id, account_id, requested_at""")
                .param("now", utc(now))
                .param("pause", settings.remindAfter().toString())
                .param("own", OWN)
                .param("atMost", atMost)
                .query((row, _) -> new Overdue(
                        row.getObject("id", UUID.class),
                        new AccountId(row.getObject("account_id", UUID.class)),
                        instant(row, "requested_at")))
                .list();
    }

    long unfinishedSince(Instant before) {
        return database.sql("select count(*) from erasure where completed_at is null and requested_at < ?")
                .param(utc(before))
                .query(Long.class)
                .single();
    }

    /** The newest first, those made before a given one when it is given. */
    List<Erasure> newest(@Nullable UUID before, int atMost) {
        var rows = database.sql("""
                        select erasure.*, part.service, part.erased_at
                        from (
                            select * from erasure where cast(:before as uuid) is null or id < :before
                            order by id desc limit :atMost) erasure
                        join erasure_part part on part.erasure_id = erasure.id
                        order by erasure.id desc, part.service""")
                .param("before", before)
                .param("atMost", atMost)
                .query((row, _) -> erasure(row))
                .list();
        return merged(rows);
    }

    /** One erasure out of the rows of its parts, which follow each other. */
    private static List<Erasure> merged(List<Erasure> rows) {
        var merged = new LinkedHashMap<UUID, Erasure>();
        rows.forEach(row -> merged.merge(row.id(), row, Erasure::withPartsOf));
        return List.copyOf(merged.values());
    }

    private static Erasure erasure(ResultSet row) throws SQLException {
        return new Erasure(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                instant(row, "requested_at"),
                List.of(new Erasure.Part(row.getString("service"), instantOrNull(row, "erased_at"))),
                instantOrNull(row, "completed_at"));
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
