package dev.nexus.platform.test.server;

import java.io.IOException;
import java.util.UUID;
import org.testcontainers.rabbitmq.RabbitMQContainer;

/** RabbitMQ in a container. */
final class DockerRabbitMq implements TestBroker {

    private static final String IMAGE = "rabbitmq:4";

    private final RabbitMQContainer container;

    private DockerRabbitMq(RabbitMQContainer container) {
        this.container = container;
    }

    static DockerRabbitMq start() {
        RabbitMQContainer container = new RabbitMQContainer(IMAGE);
        container.start();
        return new DockerRabbitMq(container);
    }

    @Override
    public String freshUrl() {
        String host = "test-" + UUID.randomUUID();
        control("add_vhost", host);
        control("set_permissions", "-p", host, container.getAdminUsername(), ".*", ".*", ".*");
        return "amqp://%s:%s@%s:%d/%s"
                .formatted(
                        container.getAdminUsername(),
                        container.getAdminPassword(),
                        container.getHost(),
                        container.getAmqpPort(),
                        host);
    }

    @Override
    public boolean isRabbitMq() {
        return true;
    }

    @Override
    public String description() {
        return IMAGE + " in Docker";
    }

    private void control(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "rabbitmqctl";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            var result = container.execInContainer(command);
            if (result.getExitCode() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + result.getStderr());
            }
        } catch (IOException e) {
            throw new IllegalStateException(String.join(" ", command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(String.join(" ", command), e);
        }
    }
}
