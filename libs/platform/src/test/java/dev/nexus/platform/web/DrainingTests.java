package dev.nexus.platform.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Promise 12: a request that was taken has its answer, also while the service ends. */
class DrainingTests {

    private static final String HELLO = "GET /public/hello HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @Test
    void servesWhoIsConnectedOnceMoreAndLetsNobodyElseIn() throws Exception {
        try (var context = start();
                var client = connect(port(context))) {
            assertThat(ask(client)).startsWith("HTTP/1.1 200").doesNotContain("Connection: close");

            var end = Thread.ofVirtual().start(context::close);

            await().until(() -> isRefused(context));
            assertThat(ask(client)).startsWith("HTTP/1.1 200").contains("Connection: close");
            end.join();
        }
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(WebTestApplication.class)
                .run(
                        "--spring.config.import=classpath:nexus-platform.yml",
                        "--server.port=0",
                        "--logging.structured.format.console=",
                        "--nexus.web.drain=3s",
                        "--nexus.security.public-paths=GET /public/**",
                        "--management.endpoint.health.group.readiness.include=readinessState,revocations",
                        "--spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                                + "org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration");
    }

    private static boolean isRefused(ConfigurableApplicationContext context) throws IOException {
        try (var another = connect(port(context))) {
            return !another.isConnected();
        } catch (ConnectException e) {
            return true;
        }
    }

    private static int port(ConfigurableApplicationContext context) {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static Socket connect(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(5_000);
        return socket;
    }

    private static String ask(Socket client) throws IOException {
        client.getOutputStream().write(HELLO.getBytes(US_ASCII));
        var answer = new StringBuilder();
        for (var next = client.getInputStream().read();
                next >= 0 && !answer.append((char) next).toString().endsWith("\r\n\r\nhello");
                next = client.getInputStream().read()) {
            // The answer goes on.
        }
        return answer.toString();
    }
}
