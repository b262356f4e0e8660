package dev.nexus.standalone.launch;

import dev.nexus.standalone.process.RunningProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code nexus status}: one line per process. */
final class Status {

    private static final int ALL_READY = 0;
    private static final int NOT_ALL_READY = 1;
    private static final int NOT_RUNNING = 3;

    private final Installation installation;
    private final Console console;

    Status(Installation installation, Console console) {
        this.installation = installation;
        this.console = console;
    }

    /** Returns 0 when all is ready, 1 when something is not, 3 when Nexus does not run. */
    int run() {
        if (installation.pidFile(Nexus.SUPERVISOR).process().isEmpty()) {
            return withoutSupervisor();
        }
        console.say("%-22s %-12s %-8s %-10s %-10s %s".formatted("", "state", "process", "memory", "up", "port"));
        var ports = installation.ports();
        line(Nexus.SUPERVISOR, "", true);
        var ready = embedded(PostgresComponent.NAME, ports.postgres());
        ready &= embedded(MessageBroker.NAME, ports.amqp());
        for (var service : AppService.values()) {
            ready &= line(
                    service.module(), Integer.toString(ports.http(service)), Probes.isReady(ports.management(service)));
        }
        console.say("%s at %s".formatted(ready ? "ready" : "not ready", installation.url()));
        return ready ? ALL_READY : NOT_ALL_READY;
    }

    private int withoutSupervisor() {
        var orphans = Stream.concat(
                        Stream.of(PostgresComponent.NAME, MessageBroker.NAME),
                        Arrays.stream(AppService.values()).map(AppService::module))
                .filter(name -> installation.pidFile(name).process().isPresent())
                .toList();
        if (orphans.isEmpty()) {
            console.say("Nexus is not running in %s".formatted(installation.home()));
            return NOT_RUNNING;
        }
        console.say("The supervisor was killed and left running: %s. `./nexus up` recovers, `./nexus down` stops them."
                .formatted(String.join(", ", orphans)));
        return NOT_ALL_READY;
    }

    /** A server that was given has no pid file, and is not shown. */
    private boolean embedded(String name, int port) {
        return !installation.pidFile(name).exists()
                || line(name, Integer.toString(port), Probes.listens("127.0.0.1", port));
    }

    private boolean line(String name, String port, boolean answers) {
        var process = installation.pidFile(name).process();
        var state = process.isEmpty() ? "ended" : answers ? "ready" : "not ready";
        console.say("%-22s %-12s %-8s %-10s %-10s %s"
                .formatted(
                        name,
                        state,
                        process.map(found -> Long.toString(found.pid())).orElse("-"),
                        process.flatMap(found -> ProcessMemory.megabytes(found, name.equals(PostgresComponent.NAME)))
                                .map(size -> size + " MB")
                                .orElse("-"),
                        process.flatMap(Status::age).orElse("-"),
                        port));
        return process.isPresent() && answers;
    }

    private static Optional<String> age(RunningProcess process) {
        return process.startedAt().map(start -> {
            var age = Duration.between(start, Instant.now());
            return age.toHours() > 0
                    ? "%d h %d min".formatted(age.toHours(), age.toMinutesPart())
                    : "%d min %d s".formatted(age.toMinutesPart(), age.toSecondsPart());
        });
    }
}
