package dev.nexus.standalone.launch;

import dev.nexus.standalone.CannotStart;
import dev.nexus.standalone.postgres.AdminAccess;
import dev.nexus.standalone.process.DirectoryLock;

/** The database for a command that needs nothing else: the given one, the running one, or one started for it. */
final class DatabaseUp implements AutoCloseable {

    private final AdminAccess access;
    private final Runnable end;

    private DatabaseUp(AdminAccess access, Runnable end) {
        this.access = access;
        this.end = end;
    }

    /** Of a Nexus that may run. */
    static DatabaseUp of(Installation installation, Secrets secrets) {
        var database = Database.of(installation, secrets);
        var running = installation.pidFile(Nexus.SUPERVISOR).process().isPresent();
        if (database.given() || running) {
            return new DatabaseUp(database.admin(), () -> {});
        }
        return started(installation, secrets, database);
    }

    /**
     * Of a Nexus that must not run, and cannot be started until this is closed.
     *
     * @throws CannotStart when it runs
     */
    static DatabaseUp alone(Installation installation, Secrets secrets) {
        var database = Database.of(installation, secrets);
        if (database.given()) {
            var lock = lock(installation);
            return new DatabaseUp(database.admin(), lock::close);
        }
        return started(installation, secrets, database);
    }

    AdminAccess access() {
        return access;
    }

    @Override
    public void close() {
        end.run();
    }

    private static DatabaseUp started(Installation installation, Secrets secrets, Database database) {
        var lock = lock(installation);
        var server = new PostgresComponent(installation, secrets);
        try {
            server.start();
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
        return new DatabaseUp(database.admin(), () -> {
            server.stop();
            lock.close();
        });
    }

    private static DirectoryLock lock(Installation installation) {
        return DirectoryLock.tryTake(installation.run())
                .orElseThrow(
                        () -> new CannotStart("Nexus is running with its data in %s: stop it with ./nexus down first."
                                .formatted(installation.home())));
    }
}
