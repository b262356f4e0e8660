package dev.nexus.playback.progress.web;

import static dev.nexus.playback.Listener.seek;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.TestEvents;
import dev.nexus.playback.Listener;
import dev.nexus.playback.Shelf;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Reports of many listeners are written together, and none suffers for another. */
@ServiceTest
@TestPropertySource(properties = {"nexus.progress.writers=1", "nexus.progress.capacity=500"})
class GroupedReportsTests {

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final MeterRegistry meters;
    private final Shelf shelf;
    private final Instant now;
    private final int port;
    private final ExecutorService apps = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch unlocked = new CountDownLatch(1);

    GroupedReportsTests(
            @Autowired TestEvents events,
            @Autowired TransactionTemplate transaction,
            @Autowired JdbcClient jdbc,
            @Autowired MeterRegistry meters,
            @Autowired Clock clock,
            @LocalServerPort int port) {
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.meters = meters;
        this.now = clock.instant();
        this.port = port;
        this.shelf = Shelf.known(events, jdbc);
    }

    @BeforeEach
    void aPoisonousDevice() {
        jdbc.sql("""
                        create or replace function refuse_poison() returns trigger language plpgsql as
                        $$ begin
                            if new.device_id = 'poison' then raise exception 'poison'; end if;
                            return new;
                        end $$
                        """).update();
        jdbc.sql(
                        "create or replace trigger poison before insert on place for each row execute function refuse_poison()")
                .update();
    }

    @AfterEach
    void appsAreClosed() {
        unlocked.countDown();
        apps.close();
        jdbc.sql("drop trigger poison on place").update();
    }

    @Test
    void failsOneBadReportAloneAndAppliesItsNeighbours() throws Exception {
        var listeners = members(20);
        var poisoned = members(1).getFirst();
        holdUpTheWriter();
        var replies = listeners.stream()
                .map(listener -> apps.submit(() -> listener.send("phone", now, seek(shelf.book(), 60, now))))
                .toList();
        var bad = apps.submit(() -> poisoned.send("poison", now, seek(shelf.book(), 60, now)));
        await().until(() -> waiting() == 21);

        unlocked.countDown();

        for (var reply : replies) {
            assertThat(reply.get().outcomes()).containsExactly("applied");
        }
        assertThat(bad.get().status()).isEqualTo(500);
        assertThat(poisoned.progress(shelf.book()).status()).isEqualTo(404);
    }

    @Test
    void answersTheGoodOnesOfABatchWithABadOne() {
        var ada = members(1).getFirst();
        jdbc.sql("""
                        create or replace function refuse_poison() returns trigger language plpgsql as
                        $$ begin
                            if new.position_ms = 13000 then raise exception 'poison'; end if;
                            return new;
                        end $$
                        """).update();
        jdbc.sql(
                        "create or replace trigger poison before insert on progress_report_default for each row execute function refuse_poison()")
                .update();
        try {
            var reply = ada.send(
                    "phone",
                    now,
                    seek(shelf.book(), 60, now.minusSeconds(2)),
                    seek(shelf.book(), 13, now),
                    seek(shelf.book(), 70, now.minusSeconds(1)));

            assertThat(reply.outcomes()).containsExactly("applied", "rejected", "applied");
            assertThat(reply.problemOf(1)).isEqualTo("not-stored");
            assertThat(ada.progress(shelf.book()).body().path("position").asDouble())
                    .isEqualTo(70);
        } finally {
            jdbc.sql("drop trigger poison on progress_report_default").update();
        }
    }

    @Test
    void asksToComeAgainWhenTooManyWait() throws Exception {
        var ada = members(1).getFirst();
        var ben = members(1).getFirst();
        holdUpTheWriter();
        var flood = apps.submit(() -> ada.send(
                "phone",
                now,
                IntStream.range(0, 500)
                        .mapToObj(i -> seek(shelf.book(), i, now.minusSeconds(i)))
                        .toArray(JsonNode[]::new)));
        await().until(() -> waiting() == 500);

        var refused = ben.send("phone", now, seek(shelf.book(), 60, now));
        unlocked.countDown();

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.headers().getFirst("Retry-After")).isEqualTo("1");
        assertThat(flood.get().outcomes()).hasSize(500);
        assertThat(ben.send("phone", now, seek(shelf.book(), 60, now)).outcomes())
                .containsExactly("applied");
    }

    /** The one writer waits for a place that somebody else has locked. */
    private void holdUpTheWriter() throws Exception {
        var carl = members(1).getFirst();
        carl.send("phone", now, seek(shelf.book(), 1, now));
        var locked = new CountDownLatch(1);
        Future<?> holder = apps.submit(() -> transaction.executeWithoutResult(status -> {
            jdbc.sql("select from place where listener_id = :carl for update")
                    .param("carl", carl.account())
                    .query(row -> {});
            locked.countDown();
            pass(unlocked);
        }));
        pass(locked);
        var held = apps.submit(() -> carl.send("phone", now, seek(shelf.book(), 2, now)));
        await().until(() -> jdbc.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                        .query(Long.class)
                        .single()
                > 0);
        assertThat(holder.isDone() || held.isDone()).isFalse();
    }

    private List<Listener> members(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    var listener = Listener.on(port);
                    shelf.letIn(listener.account());
                    return listener;
                })
                .toList();
    }

    private double waiting() {
        return meters.get("nexus.progress.waiting").gauge().value();
    }

    private static void pass(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
