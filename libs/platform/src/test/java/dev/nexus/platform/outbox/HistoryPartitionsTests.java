package dev.nexus.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.test.server.TestPostgres;
import dev.nexus.standalone.postgres.AdminAccess;
import dev.nexus.standalone.postgres.ServiceSchema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Days come and go, also while the machine sleeps. */
class HistoryPartitionsTests {

    private JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource());
    private TransactionTemplate transaction = new TransactionTemplate();

    @BeforeEach
    void startWithAnEmptyHistory() {
        AdminAccess database = TestPostgres.freshDatabase();
        DriverManagerDataSource source =
                new DriverManagerDataSource(database.url(), ServiceSchema.CATALOG.role(), TestPostgres.PASSWORD);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/platform")
                .load()
                .migrate();
        jdbc = JdbcClient.create(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    @Test
    void makesTodayAndTheNextDays() {
        maintainOn("2026-03-01");

        assertThat(partitions()).containsExactly("20260301", "20260302", "20260303", "20260304");
    }

    @Test
    void dropsWhatIsOlderThanTheRetention() {
        maintainOn("2026-03-01");

        maintainOn("2026-03-05");

        assertThat(partitions()).startsWith("20260303").endsWith("20260308");
    }

    @Test
    void goesOnAfterALongSleepThoughTodayStartedInTheDefaultPartition() {
        maintainOn("2026-03-01");
        published("2026-03-20T06:00:00Z");

        maintainOn("2026-03-20");

        assertThat(partitions()).containsExactly("20260321", "20260322", "20260323");
        assertThat(inDefaultPartition()).isEqualTo(1);
    }

    @Test
    void forgetsWhatTheDefaultPartitionHoldsWhenItsRetentionEnds() {
        published("2026-03-01T06:00:00Z");

        maintainOn("2026-03-10");

        assertThat(inDefaultPartition()).isZero();
    }

    private void maintainOn(String day) {
        Clock noon = Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC);
        new HistoryPartitions(jdbc, transaction, noon, Duration.ofDays(2)).maintain();
    }

    private void published(String at) {
        jdbc.sql("""
                        insert into outbox_history
                            (position, lane, id, type, source, sequence, occurred_at, body, published_at)
                        values (1, 1, ?, 'a.b.c.v1', '/a', 1, ?::timestamptz, '{}', ?::timestamptz)
                        """).params(UUID.randomUUID(), at, at).update();
    }

    private List<String> partitions() {
        return jdbc.sql("""
                        select substring(relname from '[0-9]{8}$') from pg_class
                        where relname ~ '^outbox_history_d[0-9]{8}$' order by 1
                        """).query(String.class).list();
    }

    private long inDefaultPartition() {
        return jdbc.sql("select count(*) from outbox_history_default")
                .query(Long.class)
                .single();
    }
}
