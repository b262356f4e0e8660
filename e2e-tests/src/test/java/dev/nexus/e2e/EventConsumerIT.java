package dev.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ConnectionFactory;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import tools.jackson.databind.JsonNode;

/** The example for subscribers, as its README starts it: with RabbitMQ's client and nothing of ours, it misses nothing. */
@ExtendWith(WholeSuite.class)
class EventConsumerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String PROGRAM = "EventConsumer";

    private final RunningNexus nexus;
    private final String queue = "example-" + UUID.randomUUID();

    @TempDir
    private Path folder;

    private @Nullable Process consumer;

    EventConsumerIT(RunningNexus nexus) {
        this.nexus = nexus;
    }

    @BeforeEach
    void compileAndStart() throws IOException {
        var source = Path.of("../examples/event-consumer", PROGRAM + ".java");
        var compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", client(), "-d", folder.toString(), source.toString());
        assertThat(compiled).isZero();
        start();
        Awaitility.await("listening").atMost(PATIENCE).until(() -> Files.readString(output())
                .contains("listening to user.library.#"));
    }

    @AfterEach
    void stop() {
        kill();
        OutsidersQueue.onChannel(nexus, channel -> {
            channel.queueDelete(queue);
            channel.queueDelete(queue + ".dead");
        });
    }

    @Test
    void missesNothingAndTakesNothingTwiceThoughItAndTheBrokerAreKilled() throws Exception {
        try (var everything = OutsidersQueue.boundTo(nexus, "user.library.#")) {
            var ada = Household.movesIn(nexus);
            rename(ada, "before");
            await(1);
            rename(ada, "while it is killed");
            kill();
            rename(ada, "while it is away");
            start();
            nexus.kill("broker");
            rename(ada, "while the broker is away");

            Awaitility.await("all that was told")
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() -> {
                        // Five renamings each time, and the library's creation.
                        assertThat(everything.events().stream()
                                        .map(EventConsumerIT::idOf)
                                        .distinct())
                                .hasSize(21);
                        assertThat(taken())
                                .containsExactlyInAnyOrderElementsOf(everything.events().stream()
                                        .map(EventConsumerIT::idOf)
                                        .distinct()
                                        .toList());
                    });
            assertThat(taken()).doesNotHaveDuplicates();
        }
    }

    @Test
    void putsAsideWhatIsNoEventAndGoesOn() throws Exception {
        OutsidersQueue.onChannel(nexus, channel -> {
            channel.basicPublish("", queue, null, "nonsense".getBytes(StandardCharsets.UTF_8));
            for (var time = 0; time < 2; time++) {
                var properties =
                        new AMQP.BasicProperties.Builder().messageId("known").build();
                channel.basicPublish("", queue, properties, "{}".getBytes(StandardCharsets.UTF_8));
            }
        });

        await(1);
        Awaitility.await("put aside").atMost(PATIENCE).until(() -> {
            var aside = new long[1];
            OutsidersQueue.onChannel(nexus, channel -> aside[0] = channel.messageCount(queue + ".dead"));
            return aside[0] == 1;
        });
        Awaitility.await("known").atMost(PATIENCE).until(() -> Files.readString(output())
                .contains("knew known"));
        assertThat(taken()).containsExactly("known");
    }

    private static void rename(Household ada, String when) {
        for (var time = 0; time < 5; time++) {
            var renamed = ada.api()
                    .send("PATCH", "/api/v1/libraries/" + ada.libraryId(), Map.of("name", "Books " + when + time));
            assertThat(renamed.status()).as("%s", renamed.json()).isEqualTo(200);
        }
    }

    private void kill() {
        if (consumer != null) {
            consumer.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
        }
    }

    private void await(int atLeast) {
        Awaitility.await("taken").atMost(PATIENCE).until(() -> taken().size() >= atLeast);
    }

    private List<String> taken() throws IOException {
        var journal = folder.resolve("events.jsonl");
        return Files.exists(journal)
                ? Files.readAllLines(journal).stream()
                        .map(line -> line.substring(0, line.indexOf('\t')))
                        .toList()
                : List.of();
    }

    private void start() throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        folder + File.pathSeparator + client(),
                        PROGRAM)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
        builder.environment()
                .putAll(Map.of("NEXUS_AMQP_URL", nexus.amqpUrl(), "QUEUE", queue, "BINDINGS", "user.library.#"));
        consumer = builder.start();
    }

    private Path output() {
        return folder.resolve("output.txt");
    }

    private static String idOf(JsonNode event) {
        return event.get("id").asString();
    }

    /** RabbitMQ's client and what it needs itself, and nothing else of the tests' class path. */
    private static String client() {
        var netty = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> new File(entry).getName().startsWith("netty-"));
        return Stream.concat(Stream.of(jar(ConnectionFactory.class), jar(Logger.class)), netty)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String jar(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()).toString();
    }
}
