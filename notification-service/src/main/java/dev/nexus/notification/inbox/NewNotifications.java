package dev.nexus.notification.inbox;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears from PostgreSQL of new notifications (LISTEN). It is told by the transaction that makes the row, so never before the row can
 * be read and never of one that was rolled back, without an event that nobody else has a use for. Waits on a connection of its own,
 * because a pool's would be missing there.
 */
@Component
class NewNotifications implements SmartLifecycle {

    static final String CHANNEL = "nexus_notification_made";

    private static final Logger LOG = LoggerFactory.getLogger(NewNotifications.class);
    private static final Duration LOOK_UP_EVERY = Duration.ofMillis(500);
    private static final Duration CHECK_EVERY = Duration.ofSeconds(15);
    private static final Duration RECONNECT_AFTER = Duration.ofSeconds(1);
    private static final int CHECK_SECONDS = 5;

    private final HikariDataSource database;
    private final NotificationsMade made;
    private volatile @Nullable Thread worker;

    NewNotifications(HikariDataSource database, NotificationsMade made) {
        this.database = database;
        this.made = made;
    }

    @Override
    public void start() {
        Thread starting = Thread.ofVirtual().name("new-notifications").unstarted(this::run);
        worker = starting;
        starting.start();
    }

    @Override
    public void stop() {
        Thread stopping = worker;
        worker = null;
        if (stopping != null) {
            try {
                stopping.join(CHECK_EVERY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    private void run() {
        try {
            while (isCurrent()) {
                try (Connection connection = connect()) {
                    listen(connection);
                } catch (SQLException e) {
                    LOG.atWarn()
                            .addKeyValue("cause", e.getSQLState())
                            .log("New notifications are not heard of; trying again");
                    TimeUnit.MILLISECONDS.sleep(RECONNECT_AFTER.toMillis());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isCurrent() {
        return worker == Thread.currentThread();
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", database.getUsername());
        properties.setProperty("password", database.getPassword());
        properties.setProperty("ApplicationName", "nexus-new-notifications");
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(database.getJdbcUrl(), properties);
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
        made.ofAnybody();
        var notifying = connection.unwrap(PGConnection.class);
        var quiet = Duration.ZERO;
        while (isCurrent()) {
            var heard = notifying.getNotifications((int) LOOK_UP_EVERY.toMillis());
            if (heard != null && heard.length > 0) {
                quiet = Duration.ZERO;
                for (var each : heard) {
                    made.of(new RecipientId(UUID.fromString(each.getParameter())));
                }
            } else {
                quiet = quiet.plus(LOOK_UP_EVERY);
                if (quiet.compareTo(CHECK_EVERY) >= 0) {
                    quiet = Duration.ZERO;
                    // A server that vanished without a word would be waited for in vain.
                    if (!connection.isValid(CHECK_SECONDS)) {
                        throw new SQLException("the connection is gone", "08006");
                    }
                }
            }
        }
    }
}
