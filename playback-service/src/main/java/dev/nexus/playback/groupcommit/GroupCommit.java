package dev.nexus.playback.groupcommit;

import dev.nexus.playback.groupcommit.Submission.Item;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers what callers bring while the last transaction is being written, and writes it in the next one (group commit, as
 * databases do it for their logs): a durable commit costs the same for one item as for hundreds. Nothing waits for company: who
 * comes alone is written at once.
 *
 * <p>A group that fails is halved until what cannot be written stands alone, so that nobody fails for a neighbour's sake. Only
 * where that would not help, all that waits fails at once.
 *
 * @param <K> whose an item is; owners are served in turn
 * @param <T> an item
 * @param <R> what became of an item
 */
public final class GroupCommit<K, T, R> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    /**
     * How much at a time.
     *
     * @param writers how many transactions are written at the same time
     * @param mostAtOnce how many items are written in one transaction
     * @param capacity how many items may wait
     */
    public record Size(int writers, int mostAtOnce, int capacity) {

        public Size {
            if (writers < 1 || mostAtOnce < 1 || capacity < 1) {
                throw new IllegalArgumentException("writers %d, mostAtOnce %d and capacity %d must all be at least 1"
                        .formatted(writers, mostAtOnce, capacity));
            }
        }
    }

    private final Size size;
    private final Function<List<T>, List<R>> transaction;
    private final Predicate<RuntimeException> hopeless;
    private final FairQueue<K, Item<T, R>> queue;
    private final List<Thread> writers;

    /**
     * Starts the writers.
     *
     * @param transaction writes items in one transaction and returns, once it is durable, what became of each, in their order
     * @param hopeless tells failures that no smaller group would escape, such as a database that is away
     */
    public GroupCommit(
            String name, Size size, Function<List<T>, List<R>> transaction, Predicate<RuntimeException> hopeless) {
        this.size = size;
        this.transaction = transaction;
        this.hopeless = hopeless;
        this.queue = new FairQueue<>(size.capacity());
        this.writers = IntStream.range(0, size.writers())
                .mapToObj(
                        number -> Thread.ofPlatform().name(name + "-" + number).start(this::writeAll))
                .toList();
    }

    /**
     * Waits until all items are committed or have failed.
     *
     * @return what became of each item, in their order
     * @throws QueueFullException when there is no room; nothing of it is written then
     */
    public List<Written<R>> write(K owner, List<T> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        var submission = new Submission<T, R>(items);
        queue.add(owner, submission.items());
        return submission.await();
    }

    /** How many items wait now. */
    public int waiting() {
        return queue.size();
    }

    private void writeAll() {
        for (var group = queue.take(size.mostAtOnce()); !group.isEmpty(); group = queue.take(size.mostAtOnce())) {
            write(group);
        }
    }

    private void write(List<Item<T, R>> group) {
        try {
            var results = transaction.apply(group.stream().map(Item::value).toList());
            if (results.size() != group.size()) {
                throw new IllegalStateException("%d items have %d results".formatted(group.size(), results.size()));
            }
            for (var i = 0; i < group.size(); i++) {
                group.get(i).written(results.get(i));
            }
        } catch (RuntimeException failure) {
            if (hopeless.test(failure)) {
                // Those who wait would find the same, one group after the other, and would be told so much later.
                group.forEach(item -> item.failed(failure));
                queue.takeAll().forEach(item -> item.failed(failure));
                return;
            }
            if (group.size() == 1) {
                group.getFirst().failed(failure);
                return;
            }
            LOG.atWarn()
                    .addKeyValue("items", group.size())
                    .addKeyValue("cause", failure.getClass().getSimpleName())
                    .log("A group could not be committed and is halved");
            var half = group.size() / 2;
            write(group.subList(0, half));
            write(group.subList(half, group.size()));
        } catch (Error failure) {
            // The writer lives on, and nobody waits for ever.
            LOG.atError().setCause(failure).log("A group could not be committed");
            group.forEach(item -> item.failed(new IllegalStateException("the group failed", failure)));
        }
    }

    /** Takes nothing more, writes what waits, and returns when that is done. */
    @Override
    public void close() {
        queue.close();
        for (var writer : writers) {
            try {
                writer.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
