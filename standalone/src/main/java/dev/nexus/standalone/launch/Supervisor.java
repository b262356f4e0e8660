package dev.nexus.standalone.launch;

import dev.nexus.standalone.CannotStart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Starts the suite, watches it and stops it. PostgreSQL and the broker come first and go last; the services do not wait
 * for each other.
 */
final class Supervisor {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Suite suite;
    private final Secrets secrets;
    private final Console console;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final List<Component> servers = new ArrayList<>();
    private final List<Component> services = new ArrayList<>();
    private AotTraining training = AotTraining.NONE;

    Supervisor(Suite suite, Secrets secrets, Console console) {
        this.suite = suite;
        this.secrets = secrets;
        this.console = console;
    }

    /**
     * Returns when every component is ready.
     *
     * @throws CannotStart in one sentence, with the end of a log where that says more
     */
    void start() {
        var waiting = new Waiting(console, this::pause, PATIENCE);
        var apps = Together.first(suite::apps, () -> startDatabase(waiting), () -> startBroker(waiting));
        var watch = new Watch(console, this::pause, waiting);
        servers().forEach(watch::over);
        enlist(services, suite.services(apps)).forEach(Component::start);
        waiting.untilReady(services());
        services().forEach(watch::over);
        train(apps);
    }

    /** Stops everything, whatever the start has come to; what must not be lost is on disk before this returns. */
    void stop() {
        stopping.countDown();
        trainingNow().stop();
        var gateway = AppService.GATEWAY.module();
        stopTogether(services().stream()
                .filter(service -> service.name().equals(gateway))
                .toList());
        stopTogether(services().stream()
                .filter(service -> !service.name().equals(gateway))
                .toList());
        stopTogether(servers());
    }

    private void startDatabase(Waiting waiting) {
        var postgres = enlist(servers, suite.embeddedPostgres().stream().toList());
        postgres.forEach(Component::start);
        waiting.untilReady(postgres);
        suite.database().prepare(secrets, this::pause);
    }

    private void startBroker(Waiting waiting) {
        var broker = enlist(servers, suite.embeddedBroker().stream().toList());
        broker.forEach(Component::start);
        waiting.untilReady(broker);
        suite.broker().await(this::pause);
    }

    private void train(List<App> apps) {
        var needed = suite.training(apps);
        synchronized (this) {
            training = needed;
        }
        if (needed.size() > 0) {
            Thread.startVirtualThread(() -> {
                var start = System.nanoTime();
                var written = needed.writeAll();
                if (stopping.getCount() > 0) {
                    console.progress("%d of %d AOT caches written in %d s: the next start is faster"
                            .formatted(
                                    written,
                                    needed.size(),
                                    Duration.ofNanos(System.nanoTime() - start).toSeconds()));
                }
            });
        }
    }

    private void stopTogether(List<Component> components) {
        Together.each(components, Component::stop);
    }

    private void pause(Duration duration) {
        try {
            if (stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Pause.StoppedMeanwhile();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Pause.StoppedMeanwhile();
        }
    }

    /** A component is listed before it is started, so that a stop in between finds it. */
    private synchronized List<Component> enlist(List<Component> list, List<Component> components) {
        list.addAll(components);
        if (stopping.getCount() == 0) {
            throw new Pause.StoppedMeanwhile();
        }
        return components;
    }

    private synchronized List<Component> servers() {
        return List.copyOf(servers);
    }

    private synchronized List<Component> services() {
        return List.copyOf(services);
    }

    private synchronized AotTraining trainingNow() {
        return training;
    }
}
