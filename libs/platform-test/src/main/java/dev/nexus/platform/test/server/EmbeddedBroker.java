package dev.nexus.platform.test.server;

import dev.nexus.standalone.broker.LocalBroker;

/** The embedded broker, in memory; a new one for each test context. */
final class EmbeddedBroker implements TestBroker {

    @Override
    public String freshUrl() {
        LocalBroker broker = LocalBroker.inMemory();
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop-broker"));
        return broker.url();
    }

    @Override
    public boolean isRabbitMq() {
        return false;
    }

    @Override
    public String description() {
        return "embedded (install rabbitmq-server to test on RabbitMQ)";
    }
}
