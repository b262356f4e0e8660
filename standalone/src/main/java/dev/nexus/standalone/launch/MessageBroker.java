package dev.nexus.standalone.launch;

import dev.nexus.standalone.CannotStart;
import dev.nexus.standalone.broker.LocalBroker;
import java.net.URI;
import java.time.Duration;

/** The message broker, embedded or given. */
record MessageBroker(URI url, boolean given) {

    static final String NAME = "broker";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static MessageBroker of(Installation installation, Secrets secrets) {
        if (!installation.isGiven("NEXUS_AMQP_URL")) {
            return new MessageBroker(
                    URI.create("amqp://nexus:%s@127.0.0.1:%d/%s"
                            .formatted(
                                    secrets.brokerPassword(),
                                    installation.ports().amqp(),
                                    LocalBroker.VIRTUAL_HOST)),
                    false);
        }
        var url = installation.setting("NEXUS_AMQP_URL", "");
        try {
            var parsed = URI.create(url);
            if (parsed.getHost() != null && parsed.getScheme().matches("amqps?")) {
                return new MessageBroker(parsed, true);
            }
        } catch (IllegalArgumentException e) {
            // said below, without the password that may stand in the URL
        }
        throw new CannotStart("NEXUS_AMQP_URL must look like amqp://user:password@host:port/vhost.");
    }

    /** Host and port, without credentials. */
    String address() {
        return url.getHost() + ":" + port();
    }

    boolean answers() {
        var tls = "amqps".equals(url.getScheme());
        return tls ? Probes.listens(url.getHost(), port()) : Probes.greets(url.getHost(), port());
    }

    /** Waits for a given broker, which may still be starting. */
    void await(Pause pause) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (System.nanoTime() > deadline) {
                throw new CannotStart("No AMQP broker answers at %s, which NEXUS_AMQP_URL names.".formatted(address()));
            }
            pause.forAWhile(Duration.ofMillis(500));
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "MessageBroker[" + address() + "]";
    }

    private int port() {
        return url.getPort() >= 0 ? url.getPort() : "amqps".equals(url.getScheme()) ? 5671 : 5672;
    }
}
