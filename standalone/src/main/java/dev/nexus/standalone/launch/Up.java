package dev.nexus.standalone.launch;

import dev.nexus.standalone.CannotStart;
import dev.nexus.standalone.process.DirectoryLock;

/** {@code nexus up}: starts everything and stays, until it is told to stop by a signal. */
final class Up {

    private final Installation installation;
    private final Console console;

    Up(Installation installation, Console console) {
        this.installation = installation;
        this.console = console;
    }

    /** Does not return before the process is told to end; the exit code is then the one of a shutdown hook. */
    void run() throws InterruptedException {
        console.say("Nexus keeps its data in %s".formatted(installation.home()));
        installation.makeDirectories();
        var lock = takeLock(); // until the end of this process
        // Those of a Nexus that was killed; whoever waits for this one knows it by the pid file, which comes after.
        new Endpoints(installation).delete();
        installation.pidFile(Nexus.SUPERVISOR).write(ProcessHandle.current());
        new Orphans(installation, console).stopAll();
        new Preflight(installation).check();
        supervise(lock);
    }

    private DirectoryLock takeLock() {
        return DirectoryLock.tryTake(installation.run())
                .orElseThrow(() -> new CannotStart(
                        "Nexus is already running%s with its data in %s: `./nexus status` shows it, `./nexus down` stops it."
                                .formatted(
                                        installation
                                                .pidFile(Nexus.SUPERVISOR)
                                                .process()
                                                .map(process -> " (process " + process.pid() + ")")
                                                .orElse(""),
                                        installation.home())));
    }

    private void supervise(DirectoryLock lock) throws InterruptedException {
        var secrets = Secrets.loadOrCreate(installation.secrets());
        var suite = new Suite(installation, secrets);
        var supervisor = new Supervisor(suite, secrets, console);
        var endpoints = new Endpoints(installation);
        Nexus.atTheEnd(() -> {
            console.say("Stopping Nexus ...");
            endpoints.delete();
            supervisor.stop();
            installation.pidFile(Nexus.SUPERVISOR).delete();
            lock.close();
            console.say("Nexus has stopped. Its data stays in %s".formatted(installation.home()));
        });
        supervisor.start();
        endpoints.write(suite);
        new Greeting(installation, suite, console).print();
        Thread.currentThread().join();
    }
}
