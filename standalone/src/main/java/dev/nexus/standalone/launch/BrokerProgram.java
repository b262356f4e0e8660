package dev.nexus.standalone.launch;

import dev.nexus.standalone.broker.BrokerSettings;
import dev.nexus.standalone.broker.LocalBroker;
import java.io.IOException;
import java.nio.file.Files;

/** {@code nexus broker}: the embedded broker as a process of its own, which the supervisor starts. */
final class BrokerProgram {

    private final Installation installation;

    BrokerProgram(Installation installation) {
        this.installation = installation;
    }

    void run() throws InterruptedException {
        var secrets = Secrets.loadOrCreate(installation.secrets());
        var broker = LocalBroker.start(BrokerSettings.durable(
                installation.broker(), installation.ports().amqp(), secrets.brokerPassword()));
        Nexus.atTheEnd(broker::close);
        Thread.currentThread().join();
    }

    /** Does what a start does, without the data, so that an AOT cache can be written from it. */
    void rehearse() throws IOException {
        var directory = Files.createTempDirectory(installation.run(), "rehearsal-");
        LocalBroker.start(BrokerSettings.durable(directory, 0, "rehearsal")).close();
        Apps.delete(directory);
    }
}
