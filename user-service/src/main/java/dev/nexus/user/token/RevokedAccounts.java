package dev.nexus.user.token;

import dev.nexus.user.account.AccountId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts whose access tokens up to a time are refused. */
@Component
class RevokedAccounts {

    private final JdbcClient database;

    RevokedAccounts(JdbcClient database) {
        this.database = database;
    }

    void add(AccountId account, Instant at) {
        database.sql("""
                        insert into revoked_account as known (account_id, revoked_at) values (?, ?)
                        on conflict (account_id) do update
                            set revoked_at = greatest(known.revoked_at, excluded.revoked_at)""").params(account.value(), utc(at)).update();
    }

    Map<String, Instant> since(Instant time) {
        var found = new HashMap<String, Instant>();
        database.sql("select account_id, revoked_at from revoked_account where revoked_at > ?")
                .param(utc(time))
                .query(row -> {
                    found.put(
                            row.getString("account_id"),
                            row.getObject("revoked_at", OffsetDateTime.class).toInstant());
                });
        return found;
    }

    int removeUntil(Instant time) {
        return database.sql("delete from revoked_account where revoked_at <= ?")
                .param(utc(time))
                .update();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
