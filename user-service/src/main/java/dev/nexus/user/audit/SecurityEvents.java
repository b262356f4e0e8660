package dev.nexus.user.audit;

import dev.nexus.user.account.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All that was recorded, to be read and, when it is old, forgotten. */
@Component
class SecurityEvents {

    private static final String COLUMNS =
            "select id, at, account_id, actor_id, action, host(client_address) as address, user_agent, details ";

    private final JdbcClient database;
    private final JsonMapper json;

    SecurityEvents(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The newest first. */
    List<SecurityEvent> before(UUID id, int limit) {
        return database.sql(COLUMNS + "from security_event where id < ? order by id desc limit ?")
                .params(id, limit)
                .query((row, _) -> event(row))
                .list();
    }

    /** Those of one account, the newest first. */
    List<SecurityEvent> before(AccountId account, UUID id, int limit) {
        return database.sql(COLUMNS + "from security_event where account_id = ? and id < ? order by id desc limit ?")
                .params(account.value(), id, limit)
                .query((row, _) -> event(row))
                .list();
    }

    /** Deletes some of the old ones; how many. */
    @Transactional
    public int forget(Instant before, int atMost) {
        database.sql("select set_config('nexus.security_events', 'forget', true)")
                .query(String.class)
                .single();
        return database.sql("""
                        delete from security_event where id in (
                            select id from security_event where at < ? order by at limit ? for update skip locked)""").params(before.atOffset(ZoneOffset.UTC), atMost).update();
    }

    private SecurityEvent event(ResultSet row) throws SQLException {
        return new SecurityEvent(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                account(row, "account_id"),
                account(row, "actor_id"),
                row.getString("action"),
                row.getString("address"),
                row.getString("user_agent"),
                json.readValue(row.getString("details"), new TypeReference<>() {}));
    }

    private static @Nullable AccountId account(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : new AccountId(id);
    }
}
