package dev.nexus.playback.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nexus.platform.test.ServiceTest;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class CommitsTests {

    private final Commits commits;
    private final JdbcClient jdbc;
    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final AtomicInteger attempts = new AtomicInteger();

    CommitsTests(@Autowired Commits commits, @Autowired JdbcClient jdbc) {
        this.commits = commits;
        this.jdbc = jdbc;
    }

    @Test
    void beginsAgainAfterADeadlock() throws Exception {
        insert(one);
        insert(other);
        var bothHoldOne = new CyclicBarrier(2);

        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            var here = replicas.submit(() -> commits.commit(() -> lengthen(bothHoldOne, one, other)));
            var there = replicas.submit(() -> commits.commit(() -> lengthen(bothHoldOne, other, one)));
            here.get();
            there.get();
        }

        assertThat(attempts).hasValue(3);
        assertThat(length(one)).isEqualTo(2);
        assertThat(length(other)).isEqualTo(2);
    }

    @Test
    void neverRepeatsWhatFailsByItself() {
        insert(one);

        assertThatThrownBy(() -> commits.commit(() -> {
                    attempts.incrementAndGet();
                    return insert(one);
                }))
                .isInstanceOf(DataIntegrityViolationException.class);

        assertThat(attempts).hasValue(1);
    }

    @Test
    void areDurableWhenTheyReturn() {
        assertThat(jdbc.sql("show synchronous_commit").query(String.class).single())
                .isEqualTo("on");
    }

    private int lengthen(CyclicBarrier bothHoldOne, UUID first, UUID second) {
        var attempt = attempts.incrementAndGet();
        lengthen(first);
        if (attempt <= 2) {
            meet(bothHoldOne);
        }
        return lengthen(second);
    }

    private int lengthen(UUID book) {
        return jdbc.sql("update book set length_ms = length_ms + 1 where id = :book")
                .param("book", book)
                .update();
    }

    private int insert(UUID book) {
        return jdbc.sql("insert into book (id, library_id, length_ms) values (:book, :book, 0)")
                .param("book", book)
                .update();
    }

    private long length(UUID book) {
        return jdbc.sql("select length_ms from book where id = :book")
                .param("book", book)
                .query(Long.class)
                .single();
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
