package dev.nexus.playback.groupcommit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/** What one caller brought, until the last of it is written or has failed. */
final class Submission<T, R> {

    /** One item of it. */
    record Item<T, R>(Submission<T, R> of, int index, T value) {

        void written(R result) {
            of.settle(index, new Written.Done<>(result));
        }

        void failed(RuntimeException failure) {
            of.settle(index, new Written.Failed<>(failure));
        }
    }

    private final List<Item<T, R>> items;
    private final AtomicReferenceArray<Written<R>> results;
    private final AtomicInteger open;
    private final CompletableFuture<List<Written<R>>> all = new CompletableFuture<>();

    Submission(List<T> values) {
        this.items = IntStream.range(0, values.size())
                .mapToObj(index -> new Item<>(this, index, values.get(index)))
                .toList();
        this.results = new AtomicReferenceArray<>(values.size());
        this.open = new AtomicInteger(values.size());
    }

    List<Item<T, R>> items() {
        return items;
    }

    private void settle(int index, Written<R> result) {
        results.set(index, result);
        if (open.decrementAndGet() == 0) {
            var settled = new ArrayList<Written<R>>(results.length());
            for (var i = 0; i < results.length(); i++) {
                settled.add(results.get(i));
            }
            all.complete(settled);
        }
    }

    List<Written<R>> await() {
        return all.join();
    }
}
