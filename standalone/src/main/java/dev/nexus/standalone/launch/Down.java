package dev.nexus.standalone.launch;

import dev.nexus.standalone.CannotStart;
import dev.nexus.standalone.process.DirectoryLock;
import dev.nexus.standalone.process.RunningProcess;
import java.nio.file.Files;
import java.time.Duration;

/** {@code nexus down}: tells the supervisor to stop everything; what a killed one left is stopped here. */
final class Down {

    private static final Duration BOUND = Duration.ofSeconds(100);
    private static final Duration KILL = Duration.ofSeconds(10);

    private final Installation installation;
    private final Console console;

    Down(Installation installation, Console console) {
        this.installation = installation;
        this.console = console;
    }

    void run() {
        if (!Files.isDirectory(installation.run())) {
            console.say("Nexus is not running in %s".formatted(installation.home()));
            return;
        }
        var supervisor = installation.pidFile(Nexus.SUPERVISOR).process();
        supervisor.ifPresent(this::stop);
        var lock = DirectoryLock.tryTake(installation.run())
                .orElseThrow(() -> new CannotStart("Another process of Nexus holds %s: try again when it has ended."
                        .formatted(installation.run())));
        var orphans = new Orphans(installation, console).stopAll();
        new Endpoints(installation).delete();
        installation.pidFile(Nexus.SUPERVISOR).delete();
        lock.close();
        var stopped = supervisor.isPresent() || orphans;
        console.say((stopped ? "Nexus has stopped. Its data stays in %s" : "Nexus is not running in %s")
                .formatted(installation.home()));
    }

    private void stop(RunningProcess supervisor) {
        console.say("Stopping Nexus (process %d) ...".formatted(supervisor.pid()));
        supervisor.signal("TERM");
        if (!supervisor.awaitEnd(BOUND)) {
            console.say("It did not stop within %d s and is killed.".formatted(BOUND.toSeconds()));
            supervisor.signal("KILL");
            supervisor.awaitEnd(KILL);
        }
    }
}
