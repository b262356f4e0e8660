package dev.nexus.platform.test.server;

/**
 * One broker for all tests of a JVM: RabbitMQ in Docker where an engine answers, else an installed {@code rabbitmq-server} as
 * a private node, else the embedded broker. {@code NEXUS_TEST_BROKER=embedded} asks for the last.
 */
public sealed interface TestBroker permits DockerRabbitMq, InstalledRabbitMq, EmbeddedBroker {

    /** The broker of this JVM, started at first use. */
    static TestBroker instance() {
        return Holder.INSTANCE;
    }

    /** The AMQP URL of a new, empty virtual host (or broker, where it has only one). */
    String freshUrl();

    /** Whether it has what only RabbitMQ has: quorum queues, delivery limits, dead letters. */
    boolean isRabbitMq();

    /** For whom it may concern, which one it is. */
    String description();

    /** Holds the one instance. */
    final class Holder {

        private static final TestBroker INSTANCE = start();

        private Holder() {}

        private static TestBroker start() {
            TestBroker broker = choose();
            System.out.println("Tests run on broker: " + broker.description());
            return broker;
        }

        private static TestBroker choose() {
            if ("embedded".equals(System.getenv("NEXUS_TEST_BROKER"))) {
                return new EmbeddedBroker();
            }
            if (Docker.answers()) {
                return DockerRabbitMq.start();
            }
            return InstalledRabbitMq.find()
                    .<TestBroker>map(InstalledRabbitMq::start)
                    .orElseGet(EmbeddedBroker::new);
        }
    }
}
