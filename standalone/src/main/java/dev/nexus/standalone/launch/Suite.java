package dev.nexus.standalone.launch;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that runs: the embedded servers, as far as none were given, and the five services. */
final class Suite {

    private final Installation installation;
    private final Secrets secrets;
    private final JavaProgram java;
    private final AotCaches caches;
    private final Database database;
    private final MessageBroker broker;

    Suite(Installation installation, Secrets secrets) {
        this.installation = installation;
        this.secrets = secrets;
        this.java = new JavaProgram(installation);
        this.caches = new AotCaches(installation);
        this.database = Database.of(installation, secrets);
        this.broker = MessageBroker.of(installation, secrets);
    }

    Database database() {
        return database;
    }

    MessageBroker broker() {
        return broker;
    }

    Optional<Component> embeddedPostgres() {
        return database.given() ? Optional.empty() : Optional.of(new PostgresComponent(installation, secrets));
    }

    Optional<Component> embeddedBroker() {
        if (broker.given()) {
            return Optional.empty();
        }
        return Optional.of(new ProcessComponent(
                MessageBroker.NAME,
                caches.using(MessageBroker.NAME, java.broker()),
                installation.environment(),
                installation.log(MessageBroker.NAME),
                installation.pidFile(MessageBroker.NAME),
                broker::answers));
    }

    /** The services as they were last built, unpacked now if they were not before. */
    List<App> apps() {
        var apps = new Apps(installation, java);
        apps.deleteOldLaunchers(Path.of(System.getProperty("java.class.path").split(File.pathSeparator, 2)[0]));
        return Together.all(Arrays.asList(AppService.values()), apps::current);
    }

    List<Component> services(List<App> apps) {
        return apps.stream().map(this::component).toList();
    }

    /** What runs a service, to which arguments may be added. */
    List<String> command(App app) {
        return java.service(app);
    }

    /** The variables that a service is run with. */
    Map<String, String> environment(App app) {
        return environment().of(app.service());
    }

    /** What writes the AOT caches that are missing. */
    AotTraining training(List<App> apps) {
        var runs = new ArrayList<AotTraining.Run>();
        if (!broker.given()) {
            addTraining(runs, MessageBroker.NAME, java.broker(), java.brokerRehearsal(), installation.environment());
        }
        for (var app : apps) {
            var environment = environment().of(app.service());
            environment.put("SERVER_PORT", "0");
            environment.put("MANAGEMENT_SERVER_PORT", "0");
            environment.put("SPRING_GRPC_SERVER_PORT", "0");
            var command = java.service(app);
            addTraining(runs, app.service().module(), command, command, environment);
        }
        return new AotTraining(runs, installation::log);
    }

    private void addTraining(
            List<AotTraining.Run> runs,
            String name,
            List<String> command,
            List<String> rehearsal,
            Map<String, String> environment) {
        caches.deleteOthers(name, command);
        if (caches.isMissing(name, command)) {
            runs.add(new AotTraining.Run(name, rehearsal, environment, caches.file(name, command)));
        }
    }

    private Component component(App app) {
        var service = app.service();
        return new ProcessComponent(
                service.module(),
                caches.using(service.module(), java.service(app)),
                environment().of(service),
                installation.log(service.module()),
                installation.pidFile(service.module()),
                () -> Probes.isReady(installation.ports().management(service)));
    }

    private ServiceEnvironment environment() {
        return new ServiceEnvironment(installation, secrets, database, broker);
    }
}
