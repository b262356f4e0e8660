package dev.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.e2e.Api.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Promise 12, with two replicas of every service: one after the other ends and starts while people listen, and nobody notices. */
@ExtendWith(WholeSuite.class)
class ScaleOutIT {

    private static final List<String> SERVICES = List.of("user", "catalog", "playback", "notification");
    private static final int LISTENERS = 4;

    private final RunningNexus nexus;

    @TempDir
    Path folder;

    private final Queue<UUID> answered = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    ScaleOutIT(RunningNexus nexus) {
        this.nexus = nexus;
    }

    @Test
    void restartsOneReplicaAfterTheOtherWithoutAFailedRequestOrALostReport() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/environ")), "replicas are copied from /proc");
        Household ada = Household.movesIn(nexus);
        UUID book = ada.hasImported(Household.fables());
        ada.canHear(book);

        List<AutoCloseable> all = new ArrayList<>();
        try {
            List<Replica> first = replicas("one");
            all.addAll(first);
            List<Replica> second = replicas("two");
            all.addAll(second);
            Map<String, String> urls = new HashMap<>(Map.of("NEXUS_LIMIT_READING", "0"));
            for (int i = 0; i < SERVICES.size(); i++) {
                Balancer balancer = new Balancer(
                        first.get(i).awaitReady().port(),
                        second.get(i).awaitReady().port());
                all.add(balancer);
                urls.put("NEXUS_%s_URL".formatted(SERVICES.get(i).toUpperCase(Locale.ROOT)), balancer.url());
            }
            Replica gateway = Replica.of(nexus, "gateway-service", urls);
            all.add(gateway);
            Household listener = new Household(
                    ada.api().through(gateway.awaitReady().url()), ada.accountId(), ada.libraryId(), ada.email());

            whileListening(listener, book, () -> {
                for (Replica replica : first) {
                    restart(replica);
                }
                // Each service is served by its new process alone for a while.
                for (Replica replica : second) {
                    assertThat(replica.stop()).isZero();
                }
            });
        } finally {
            for (AutoCloseable closeable : all) {
                closeable.close();
            }
        }

        assertThat(failures).isEmpty();
        assertThat(answered).hasSizeGreaterThan(100);
        assertThat(stored()).containsAll(answered);
    }

    private static void restart(Replica replica) throws InterruptedException {
        assertThat(replica.stop()).isZero();
        replica.startAgain();
        replica.awaitReady();
    }

    private interface Action {
        void run() throws Exception;
    }

    private void whileListening(Household listener, UUID book, Action action) throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        List<Thread> listening = new ArrayList<>();
        for (int i = 0; i < LISTENERS; i++) {
            String device = "device-" + i;
            listening.add(Thread.startVirtualThread(() -> {
                while (!done.get()) {
                    listen(listener, book, device);
                }
            }));
        }
        try {
            action.run();
        } finally {
            done.set(true);
            for (Thread thread : listening) {
                thread.join();
            }
        }
    }

    /** A report, and then what a player asks of the other services. */
    private void listen(Household listener, UUID book, String device) {
        UUID report = UUID.randomUUID();
        try {
            Answer answer = listener.report(device, Household.reportOf(report, book, "pause", 40, 42, Instant.now()));
            note(answer, "report");
            if (answer.status() == 200) {
                answered.add(report);
            }
            note(listener.api().get("/api/v1/books/" + book), "book");
            note(listener.api().get("/api/v1/me"), "account");
            note(listener.api().get("/api/v1/me/notifications"), "notifications");
        } catch (RuntimeException e) {
            failures.add(device + ": " + e);
        }
    }

    private void note(Answer answer, String what) {
        if (answer.status() != 200) {
            failures.add("%s: %d %s".formatted(what, answer.status(), answer.json()));
        }
    }

    /** One more of each, in the order of {@link #SERVICES}. */
    private List<Replica> replicas(String name) {
        // Each replica of catalog-service has an index of its own.
        Map<String, String> changes =
                Map.of("NEXUS_SEARCH_INDEX", folder.resolve(name).toString());
        return SERVICES.stream()
                .map(service -> Replica.of(nexus, service + "-service", changes))
                .toList();
    }

    private List<UUID> stored() throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (Connection database = nexus.database();
                var statement = database.createStatement();
                var rows = statement.executeQuery("select id from playback.progress_report")) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }
}
