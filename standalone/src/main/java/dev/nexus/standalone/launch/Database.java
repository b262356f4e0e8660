package dev.nexus.standalone.launch;

import dev.nexus.standalone.CannotStart;
import dev.nexus.standalone.postgres.AdminAccess;
import dev.nexus.standalone.postgres.SchemaBootstrap;
import java.sql.SQLException;
import java.time.Duration;

/** The suite's database, embedded or given: who administers it, and the schemas and roles in it. */
record Database(AdminAccess admin, boolean given) {

    private static final String CONNECTION_TROUBLE = "08";
    private static final String STARTING_UP = "57P03";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static Database of(Installation installation, Secrets secrets) {
        if (!installation.isGiven("NEXUS_DATABASE_URL")) {
            var url = "jdbc:postgresql://127.0.0.1:%d/nexus"
                    .formatted(installation.ports().postgres());
            return new Database(new AdminAccess(url, "postgres", secrets.superuserPassword()), false);
        }
        try {
            var admin = new AdminAccess(
                    installation.setting("NEXUS_DATABASE_URL", ""),
                    installation.setting("NEXUS_DATABASE_USER", "postgres"),
                    installation.setting("NEXUS_DATABASE_PASSWORD", ""));
            return new Database(admin, true);
        } catch (IllegalArgumentException e) {
            throw new CannotStart("NEXUS_DATABASE_URL cannot be used: %s.".formatted(e.getMessage()), e);
        }
    }

    /** Makes roles and schemas. A given server may still be starting, so it gets a minute to answer. */
    void prepare(Secrets secrets, Pause pause) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                SchemaBootstrap.prepare(admin, secrets.databasePasswords());
                return;
            } catch (SQLException e) {
                if (!mayPass(e) || System.nanoTime() > deadline) {
                    throw new CannotStart(
                            "The database %s cannot be prepared as %s: %s"
                                    .formatted(admin.url(), admin.user(), e.getMessage()),
                            e);
                }
                pause.forAWhile(Duration.ofMillis(500));
            }
        }
    }

    private static boolean mayPass(SQLException e) {
        var state = e.getSQLState();
        return state != null && (state.startsWith(CONNECTION_TROUBLE) || state.equals(STARTING_UP));
    }
}
