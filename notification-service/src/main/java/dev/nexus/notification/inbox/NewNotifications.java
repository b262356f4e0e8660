package dev.nexus.notification.inbox;

import com.zaxxer.hikari.HikariDataSource;
import dev.nexus.notification.recipient.RecipientId;
import dev.nexus.platform.process.ListeningThread;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import org.postgresql.PGConnection;
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

    private static final Duration LOOK_UP_EVERY = Duration.ofMillis(500);
    private static final Duration CHECK_EVERY = Duration.ofSeconds(15);
    private static final int CHECK_SECONDS = 5;

    private final HikariDataSource database;
    private final NotificationsMade made;
    private final ListeningThread thread = new ListeningThread("new-notifications", this::listen);

    NewNotifications(HikariDataSource database, NotificationsMade made) {
        this.database = database;
        this.made = made;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        thread.stop();
    }

    @Override
    public boolean isRunning() {
        return thread.isRunning();
    }

    private void listen() throws SQLException {
        try (var connection = connect()) {
            listen(connection);
        }
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
        while (!Thread.currentThread().isInterrupted()) {
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
