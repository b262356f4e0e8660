package dev.nexus.platform.personaldata;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tombstones of erased accounts. Whoever writes something about an account asks here in the same transaction; the erasure
 * itself waits until every transaction has ended that may have asked too early, so that nobody needs a lock.
 */
public final class ErasedAccounts {

    private final JdbcClient jdbc;

    public ErasedAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the account is erased, or about to be. */
    public boolean contains(UUID account) {
        return !among(List.of(account)).isEmpty();
    }

    /**
     * Guards what writes about an account on its own behalf.
     *
     * @throws ProblemException 401 when the account is erased, or about to be
     */
    public void refuse(UUID account) {
        if (contains(account)) {
            throw new ProblemException(CommonProblem.INVALID_TOKEN, "The account was deleted.");
        }
    }

    /** Those of some texts that mention an erased account. */
    public <T> List<T> mentioned(Collection<T> all, Function<T, String> text) {
        Set<UUID> erased = among(all.stream()
                .flatMap(one -> WrittenUuids.in(text.apply(one)).stream())
                .collect(Collectors.toSet()));
        return erased.isEmpty()
                ? List.of()
                : all.stream()
                        .filter(one -> WrittenUuids.in(text.apply(one)).stream().anyMatch(erased::contains))
                        .toList();
    }

    /** Those of some accounts that are erased, or about to be. */
    public Set<UUID> among(Collection<UUID> accounts) {
        return Set.copyOf(jdbc.sql("select account_id from erased_account where account_id = any (:accounts)")
                .param("accounts", accounts.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    void add(UUID account, Instant now) {
        jdbc.sql("insert into erased_account (account_id, requested_at) values (?, ?) on conflict do nothing")
                .params(account, utc(now))
                .update();
    }

    /** Takes down, once they are committed, since when new ones are known to whoever begins. */
    void noteKnown() {
        jdbc.sql("""
                        update erased_account set known_since = clock_timestamp()
                        where erased_at is null and known_since is null
                        """).update();
    }

    /**
     * Those whose erasure can begin. The clock is the database's; the service has a database role of its own, so its own
     * transactions are all that can matter.
     */
    List<UUID> due(int atMost) {
        return jdbc.sql("""
                        select account_id from erased_account
                        where erased_at is null and not exists (
                            select from pg_stat_activity
                            where datname = current_database() and usename = current_user
                              and pid <> pg_backend_pid() and xact_start <= known_since)
                          and known_since is not null
                        order by requested_at limit :atMost
                        """).param("atMost", atMost).query(UUID.class).list();
    }

    /** Takes one for this caller alone until the transaction ends; false when another has it or has done it. */
    boolean claim(UUID account) {
        return jdbc.sql("""
                        select account_id from erased_account where account_id = ? and erased_at is null
                        for update skip locked
                        """).param(account).query(UUID.class).optional().isPresent();
    }

    void finish(UUID account, Instant now) {
        jdbc.sql("update erased_account set erased_at = ? where account_id = ?")
                .params(utc(now), account)
                .update();
    }

    long unfinished() {
        return jdbc.sql("select count(*) from erased_account where erased_at is null")
                .query(Long.class)
                .single();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
