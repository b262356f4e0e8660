package dev.nexus.user.recovery;

import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.secret.EnvironmentKey;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Wishes for new passwords that nobody has looked at yet, unreadable without the key of the environment. */
@Component
class RequestedResets {

    private static final Logger log = LoggerFactory.getLogger(RequestedResets.class);
    private static final String PURPOSE = "requested-reset";

    private final JdbcClient database;
    private final EnvironmentKey key;
    private final JsonMapper json;
    private final IdSource ids;
    private final Clock clock;

    RequestedResets(JdbcClient database, EnvironmentKey key, JsonMapper json, IdSource ids, Clock clock) {
        this.database = database;
        this.key = key;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    void add(RequestedReset wish) {
        var id = ids.next();
        database.sql("insert into requested_reset (id, sealed, requested_at) values (?, ?, ?)")
                .params(
                        id,
                        key.seal(PURPOSE, id.toString(), json.writeValueAsBytes(wish)),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Takes the oldest, in the caller's transaction; instances share them. */
    List<RequestedReset> take(int atMost) {
        return database.sql("""
                        delete from requested_reset where id in (
                            select id from requested_reset order by id limit ? for update skip locked)
                        returning id, sealed""").param(atMost).query((row, _) -> opened(row)).list().stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<RequestedReset> opened(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class).toString();
        try {
            return Optional.of(json.readValue(key.open(PURPOSE, id, row.getBytes("sealed")), RequestedReset.class));
        } catch (GeneralSecurityException otherKey) {
            log.atWarn().log("a wish for a new password was sealed with another key, and is dropped");
            return Optional.empty();
        }
    }
}
