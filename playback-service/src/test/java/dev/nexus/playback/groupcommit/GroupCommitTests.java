package dev.nexus.playback.groupcommit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTests {

    private static final int POISON = 13;

    private final List<List<Integer>> transactions = new CopyOnWriteArrayList<>();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void callersGoHome() {
        callers.close();
    }

    @Test
    void answersEachItemInItsOrder() {
        try (var commit = commit(1, 100, 100, this::squares)) {
            assertThat(commit.write("ada", List.of(1, 2, 3))).containsExactly(done(1), done(4), done(9));
        }
    }

    @Test
    void writesTogetherWhatCameWhileItWasBusy() throws Exception {
        var busy = new CountDownLatch(1);
        try (var commit = commit(1, 100, 100, items -> squaresAfter(busy, items))) {
            var _ = callers.submit(() -> commit.write("ada", List.of(0)));
            pass(entered);
            var others = IntStream.rangeClosed(1, 5)
                    .mapToObj(i -> callers.submit(() -> commit.write("listener " + i, List.of(i))))
                    .toList();
            await().until(() -> commit.waiting() == 5);

            busy.countDown();

            for (var i = 0; i < 5; i++) {
                assertThat(others.get(i).get()).containsExactly(done((i + 1) * (i + 1)));
            }
            assertThat(transactions).hasSize(2);
            assertThat(transactions.getLast()).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
        }
    }

    @Test
    void servesOwnersInTurn() throws Exception {
        var busy = new CountDownLatch(1);
        try (var commit = commit(1, 3, 1_000, items -> squaresAfter(busy, items))) {
            var _ = callers.submit(() -> commit.write("ada", List.of(0)));
            pass(entered);
            var flood = callers.submit(() -> commit.write("ada", Collections.nCopies(500, 1)));
            await().until(() -> commit.waiting() == 500);
            var single = callers.submit(() -> commit.write("ben", List.of(2)));
            await().until(() -> commit.waiting() == 501);

            busy.countDown();

            single.get();
            flood.get();
            assertThat(transactions.get(1)).containsExactly(1, 2, 1);
        }
    }

    @Test
    void failsNobodyForANeighboursSake() throws Exception {
        var items = IntStream.range(0, 40).boxed().toList();
        try (var commit = commit(2, 100, 100, this::squaresUnlessPoisoned)) {
            var results = commit.write("ada", items);

            for (var i = 0; i < 40; i++) {
                if (i == POISON) {
                    assertThat(results.get(i)).isInstanceOf(Written.Failed.class);
                } else {
                    assertThat(results.get(i)).isEqualTo(done(i * i));
                }
            }
        }
    }

    @Test
    void doesNotHalveWhatIsHopeless() {
        try (var commit = new GroupCommit<String, Integer, Integer>(
                "test", new GroupCommit.Size(1, 100, 100), this::squaresUnlessPoisoned, failure -> true)) {
            var results = commit.write("ada", List.of(1, POISON, 2));

            assertThat(results).hasOnlyElementsOfType(Written.Failed.class);
            assertThat(transactions).hasSize(1);
        }
    }

    @Test
    void tellsAllWhoWaitWhenItIsHopeless() throws Exception {
        var busy = new CountDownLatch(1);
        try (var commit = new GroupCommit<String, Integer, Integer>(
                "test",
                new GroupCommit.Size(1, 1, 100),
                items -> {
                    squaresAfter(busy, items);
                    throw new IllegalStateException("away");
                },
                failure -> true)) {
            var first = callers.submit(() -> commit.write("ada", List.of(0)));
            pass(entered);
            var others = callers.submit(() -> commit.write("ben", List.of(1, 2, 3)));
            await().until(() -> commit.waiting() == 3);

            busy.countDown();

            assertThat(first.get()).hasOnlyElementsOfType(Written.Failed.class);
            assertThat(others.get()).hasSize(3).hasOnlyElementsOfType(Written.Failed.class);
            assertThat(transactions).hasSize(1);
        }
    }

    @Test
    void refusesAllWhenThereIsNoRoomForAll() throws Exception {
        var busy = new CountDownLatch(1);
        try (var commit = commit(1, 1, 3, items -> squaresAfter(busy, items))) {
            var _ = callers.submit(() -> commit.write("ada", List.of(0)));
            pass(entered);

            assertThatThrownBy(() -> commit.write("ada", List.of(1, 2, 3, 4))).isInstanceOf(QueueFullException.class);

            busy.countDown();
            assertThat(commit.write("ben", List.of(5))).containsExactly(done(25));
            assertThat(transactions.stream().flatMap(List::stream)).doesNotContain(1, 2, 3, 4);
        }
    }

    @Test
    void survivesAnError() {
        var calls = new AtomicInteger();
        try (var commit = commit(1, 10, 10, items -> {
            if (calls.getAndIncrement() == 0) {
                throw new StackOverflowError();
            }
            return squares(items);
        })) {
            assertThat(commit.write("ada", List.of(1))).hasOnlyElementsOfType(Written.Failed.class);
            assertThat(commit.write("ada", List.of(2))).containsExactly(done(4));
        }
    }

    @Test
    void writesWhatWaitsBeforeItCloses() throws Exception {
        var busy = new CountDownLatch(1);
        var commit = commit(1, 1, 10, items -> squaresAfter(busy, items));
        var waiting = callers.submit(() -> commit.write("ada", List.of(1, 2, 3)));
        await().until(() -> commit.waiting() == 2);
        var closing = callers.submit(commit::close);

        busy.countDown();

        closing.get();
        assertThat(waiting.get()).containsExactly(done(1), done(4), done(9));
        assertThatThrownBy(() -> commit.write("ada", List.of(4))).isInstanceOf(IllegalStateException.class);
    }

    private GroupCommit<String, Integer, Integer> commit(
            int writers, int mostAtOnce, int capacity, Function<List<Integer>, List<Integer>> transaction) {
        return new GroupCommit<>(
                "test", new GroupCommit.Size(writers, mostAtOnce, capacity), transaction, failure -> false);
    }

    private List<Integer> squaresAfter(CountDownLatch busy, List<Integer> items) {
        entered.countDown();
        pass(busy);
        return squares(items);
    }

    private List<Integer> squares(List<Integer> items) {
        transactions.add(List.copyOf(items));
        return items.stream().map(item -> item * item).toList();
    }

    private List<Integer> squaresUnlessPoisoned(List<Integer> items) {
        if (items.contains(POISON)) {
            transactions.add(List.copyOf(items));
            throw new IllegalArgumentException("poison");
        }
        return squares(items);
    }

    private static Written<Integer> done(int result) {
        return new Written.Done<>(result);
    }

    private static void pass(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
