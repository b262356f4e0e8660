package dev.nexus.gateway.limit;

import com.zaxxer.hikari.HikariDataSource;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ExpiredEntriesCleaner;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.sql.SQLException;
import java.time.Duration;

/** The table that several gateways count in. A request waits for it only for moments. */
final class BucketStore implements AutoCloseable {

    private static final int CONNECTIONS = 8;
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final int REMOVED_AT_ONCE = 1_000;

    /** Any number that nothing else in that database locks: two gateways that start at once make one table. */
    private static final String LOCK = "select pg_advisory_lock(5496001)";

    private static final String UNLOCK = "select pg_advisory_unlock(5496001)";
    private static final String TABLE =
            "create table if not exists rate_limit (id varchar(200) primary key, state bytea, expires_at bigint)";

    private final HikariDataSource database;
    private final ProxyManager<String> buckets;
    private final ExpiredEntriesCleaner cleaner;

    BucketStore(String url, SharedSettings settings) {
        database = new HikariDataSource();
        database.setPoolName("limits");
        database.setJdbcUrl(url);
        database.setUsername(settings.databaseUser());
        database.setPassword(settings.databasePassword());
        database.setMaximumPoolSize(CONNECTIONS);
        database.setMinimumIdle(1);
        database.setConnectionTimeout(PATIENCE.toMillis());
        database.setValidationTimeout(PATIENCE.toMillis());
        // A gateway starts without its store.
        database.setInitializationFailTimeout(-1);
        database.addDataSourceProperty("connectTimeout", "1");
        database.addDataSourceProperty("socketTimeout", "1");
        var manager = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("rate_limit")
                .expiresAtColumn("expires_at")
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT))
                .build();
        this.buckets = manager;
        this.cleaner = manager;
    }

    ProxyManager<String> buckets() {
        return buckets;
    }

    /** Makes the table unless it is there. */
    void prepare() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(LOCK);
            try {
                statement.execute(TABLE);
            } finally {
                statement.execute(UNLOCK);
            }
        }
    }

    /** Removes what counts no longer. */
    void clean() {
        while (cleaner.removeExpired(REMOVED_AT_ONCE) == REMOVED_AT_ONCE) {
            // Until less than a whole batch was left.
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
