package dev.nexus.standalone.launch;

import dev.nexus.standalone.postgres.LocalPostgres;
import dev.nexus.standalone.postgres.PostgresSettings;
import dev.nexus.standalone.process.LogTail;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The embedded PostgreSQL as a component. */
final class PostgresComponent implements Component {

    static final String NAME = "postgres";

    private final Installation installation;
    private final Secrets secrets;
    private final ReentrantLock starting = new ReentrantLock();
    private volatile @Nullable LocalPostgres server;
    private boolean stopped;

    PostgresComponent(Installation installation, Secrets secrets) {
        this.installation = installation;
        this.secrets = secrets;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Path log() {
        return installation.log(NAME);
    }

    @Override
    public String lastLines(int most) {
        return LogTail.from(log()).lines(most); // its start says by itself why it failed
    }

    /** Returns when the server answers. */
    @Override
    public void start() {
        starting.lock();
        try {
            if (stopped) {
                return;
            }
            var former = server;
            if (former != null) {
                former.close();
            }
            var started = LocalPostgres.start(new PostgresSettings(
                    installation.postgres(),
                    installation.binaries(),
                    log(),
                    installation.ports().postgres(),
                    secrets.superuserPassword(),
                    true));
            server = started;
            ProcessHandle.of(started.pid()).ifPresent(installation.pidFile(NAME)::write);
        } finally {
            starting.unlock();
        }
    }

    @Override
    public boolean isReady() {
        var current = server;
        return current != null && current.isRunning();
    }

    @Override
    public CompletableFuture<String> ended() {
        var current = server;
        return current == null ? new CompletableFuture<>() : current.onEnd().thenApply(nothing -> "see its log");
    }

    @Override
    public void stop() {
        starting.lock(); // a server that is being started is stopped when it has come up
        try {
            stopped = true;
            var current = server;
            if (current != null) {
                current.close();
            }
            installation.pidFile(NAME).delete();
        } finally {
            starting.unlock();
        }
    }
}
