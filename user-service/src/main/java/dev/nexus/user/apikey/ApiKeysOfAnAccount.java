package dev.nexus.user.apikey;

import dev.nexus.platform.personaldata.PersonalData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is held of somebody's API keys; the keys themselves are not. */
@Component
class ApiKeysOfAnAccount implements PersonalData {

    private record HeldApiKey(
            UUID id,
            String name,
            List<String> scopes,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {}

    private final JdbcClient database;

    ApiKeysOfAnAccount(JdbcClient database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "apiKeys";
    }

    @Override
    public Stream<?> about(UUID account) {
        return database
                .sql("select * from api_key where account_id = ? order by id")
                .param(account)
                .query((row, _) -> held(row))
                .stream();
    }

    @Override
    public void erase(UUID account) {
        database.sql("delete from api_key where account_id = ?").param(account).update();
    }

    private static HeldApiKey held(ResultSet row) throws SQLException {
        return new HeldApiKey(
                row.getObject("id", UUID.class),
                row.getString("name"),
                List.of((String[]) row.getArray("scopes").getArray()),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                instantOrNull(row, "last_used_at"),
                instantOrNull(row, "revoked_at"));
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
