package dev.nexus.standalone.launch;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Does several things at once and waits for all; the first that failed is thrown as it was. */
final class Together {

    private static final Executor THREADS = Thread::startVirtualThread;

    private Together() {}

    static <A, B> List<B> all(Collection<A> inputs, Function<A, B> work) {
        var futures = inputs.stream()
                .map(input -> CompletableFuture.supplyAsync(() -> work.apply(input), THREADS))
                .toList();
        return futures.stream().map(Together::join).toList();
    }

    static <A> void each(Collection<A> inputs, Consumer<A> work) {
        all(inputs, input -> {
            work.accept(input);
            return Boolean.TRUE;
        });
    }

    /** Returns the result of the first, when the others are done too. */
    static <T> T first(Supplier<T> first, Runnable... others) {
        var result = CompletableFuture.supplyAsync(first, THREADS);
        each(List.of(others), Runnable::run);
        return join(result);
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
