package dev.nexus.standalone.launch;

import dev.nexus.standalone.postgres.LocalPostgres;
import dev.nexus.standalone.process.RunningProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a launcher that was killed left running. Processes are known by their pid files, and by the data directory in
 * their command lines where a pid file was not written any more.
 */
final class Orphans {

    private static final Duration POLITE = Duration.ofSeconds(20);
    private static final Duration KILL = Duration.ofSeconds(10);

    private final Installation installation;
    private final Console console;

    Orphans(Installation installation, Console console) {
        this.installation = installation;
        this.console = console;
    }

    /** Stops them all, services first; returns whether there were any. To be called by the owner of the lock alone. */
    boolean stopAll() {
        var services =
                find(Arrays.stream(AppService.values()).map(AppService::module).toList());
        stop(services);
        var others = find(List.of(MessageBroker.NAME));
        strays().forEach(stray -> others.putIfAbsent(stray.pid(), "process " + stray.pid()));
        stop(others);
        var postgres = installation.pidFile(PostgresComponent.NAME);
        var orphanedPostgres = postgres.process().isPresent();
        if (orphanedPostgres) {
            console.progress("stopping postgres, which a killed Nexus left behind");
        }
        LocalPostgres.stopOrphan(installation.postgres());
        postgres.delete();
        return orphanedPostgres || !services.isEmpty() || !others.isEmpty();
    }

    private Map<Long, String> find(List<String> names) {
        var found = new LinkedHashMap<Long, String>();
        for (var name : names) {
            installation.pidFile(name).process().ifPresent(process -> found.put(process.pid(), name));
        }
        return found;
    }

    private List<RunningProcess> strays() {
        try (var all = ProcessHandle.allProcesses()) {
            return all.map(RunningProcess::of)
                    .filter(process -> process.command().contains(installation.marker()))
                    .filter(RunningProcess::isAlive)
                    .toList();
        }
    }

    private void stop(Map<Long, String> orphans) {
        var running = new ArrayList<RunningProcess>();
        orphans.forEach((pid, name) -> RunningProcess.find(pid).ifPresent(process -> {
            console.progress("stopping %s (process %d), which a killed Nexus left behind".formatted(name, pid));
            process.signal("TERM");
            running.add(process);
        }));
        for (var process : running) {
            if (!process.awaitEnd(POLITE)) {
                process.signal("KILL");
                process.awaitEnd(KILL);
            }
        }
        orphans.values().forEach(name -> installation.pidFile(name).delete());
    }
}
