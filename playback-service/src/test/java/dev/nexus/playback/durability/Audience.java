package dev.nexus.playback.durability;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Listeners whose apps report at the same time, and send again, with the same identifiers, what was not acknowledged. */
final class Audience implements AutoCloseable {

    private static final Duration BETWEEN_EXCHANGES = Duration.ofMillis(20);
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofMillis(50);
    private static final int MOST_AT_ONCE = 500;
    private static final int APPS = 2;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Visitor> visitors;
    private final List<URI> replicas;
    private final Ledger ledger;
    private List<Future<?>> busy = List.of();
    private boolean everywhere;
    private volatile boolean hushed;

    /** Two apps for each listener, which may go to different replicas. */
    Audience(int listeners, TestLibrary library, List<URI> replicas, Ledger ledger) {
        this.replicas = replicas;
        this.ledger = ledger;
        this.visitors = Stream.generate(library::join)
                .limit(listeners)
                .flatMap(listener -> IntStream.range(0, APPS)
                        .mapToObj(number -> new Visitor(number, new ReportMaker(listener, library))))
                .toList();
    }

    /** Every exchange goes to all replicas at the same time. */
    Audience tellingAll() {
        everywhere = true;
        return this;
    }

    /** Everybody reports, one exchange after the other, until they are hushed. */
    void begin() {
        begin(ReportMaker::next);
    }

    /** As {@link #begin()}, with exchanges of one sort. */
    void begin(Function<ReportMaker, Exchange> sort) {
        hushed = false;
        start(visitor -> {
            while (!hushed) {
                visitor.tryOnce(sort);
            }
        });
    }

    /** Nobody begins anything more; what is under way gets its answer or fails, and is kept for later if it fails. */
    void hush() {
        hushed = true;
        awaitAll();
    }

    /** Sends what has no answer yet until it has one. */
    void finish() {
        start(visitor -> {
            while (visitor.unfinished != null) {
                visitor.tryOnce(ReportMaker::next);
            }
        });
        awaitAll();
    }

    /** Sends everything again that was ever sent, from one app of each listener. */
    void repeatEverything() {
        var sent = List.copyOf(ledger.sent().values());
        start(visitor -> {
            if (visitor.number > 0) {
                return;
            }
            for (var device : ReportMaker.DEVICES) {
                var reports = sent.stream()
                        .filter(report -> report.listener().equals(visitor.maker.listener()))
                        .filter(report -> report.device().equals(device))
                        .toList();
                for (var from = 0; from < reports.size(); from += MOST_AT_ONCE) {
                    var batch = reports.subList(from, Math.min(reports.size(), from + MOST_AT_ONCE));
                    visitor.unfinished = new Exchange(visitor.maker.listener(), device, batch);
                    visitor.tryOnce(ReportMaker::next);
                }
            }
        });
        awaitAll();
    }

    private void start(Consumer<Visitor> doing) {
        busy = visitors.stream()
                .<Future<?>>map(visitor -> threads.submit(() -> doing.accept(visitor)))
                .toList();
    }

    private void awaitAll() {
        for (var one : busy) {
            try {
                one.get(3, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException("a listener got stuck", e);
            }
        }
        busy = new ArrayList<>();
    }

    @Override
    public void close() {
        hushed = true;
        threads.shutdownNow();
    }

    /** One listener. Starts with the replica of its number, and goes to the next one when nobody takes the connection there. */
    private final class Visitor {

        private final int number;
        private final ReportMaker maker;
        private final App app;
        private int replica;
        private @Nullable Exchange unfinished;

        Visitor(int number, ReportMaker maker) {
            this.number = number;
            this.replica = number;
            this.maker = maker;
            this.app = new App(maker.listener());
        }

        void tryOnce(Function<ReportMaker, Exchange> sort) {
            var exchange = unfinished == null ? sort.apply(maker) : unfinished;
            unfinished = exchange;
            ledger.sending(exchange);
            if (isSettled(exchange)) {
                unfinished = null;
                pause(BETWEEN_EXCHANGES);
            } else {
                pause(BEFORE_ANOTHER_TRY);
            }
        }

        private boolean isSettled(Exchange exchange) {
            return everywhere ? isSettledEverywhere(exchange) : isSettledAnywhere(exchange);
        }

        private boolean isSettledEverywhere(Exchange exchange) {
            return replicas.stream()
                    .map(url -> CompletableFuture.supplyAsync(() -> isSettledAt(url, exchange), threads))
                    .toList()
                    .stream()
                    .allMatch(CompletableFuture::join);
        }

        private boolean isSettledAt(URI url, Exchange exchange) {
            var began = System.nanoTime();
            if (app.send(url, exchange) instanceof App.Attempt.Answered(var status, var body)) {
                return answered(exchange, status, body, Duration.ofNanos(System.nanoTime() - began));
            }
            ledger.failed("no answer from " + url);
            return false;
        }

        private boolean isSettledAnywhere(Exchange exchange) {
            for (var tries = 0; tries < replicas.size(); tries++) {
                var began = System.nanoTime();
                switch (app.send(replicas.get(Math.floorMod(replica, replicas.size())), exchange)) {
                    case App.Attempt.Answered(var status, var body) -> {
                        return answered(exchange, status, body, Duration.ofNanos(System.nanoTime() - began));
                    }
                    case App.Attempt.Broken(var why) -> {
                        ledger.failed(why.toString());
                        replica++;
                        return false;
                    }
                    case App.Attempt.NotSent _ -> replica++;
                }
            }
            ledger.failed("refused everywhere");
            return false;
        }

        private boolean answered(Exchange exchange, int status, JsonNode body, Duration latency) {
            switch (status) {
                case 200 -> {
                    return ledger.acknowledged(exchange, body, latency);
                }
                case 503 -> ledger.failed("503 " + body);
                default -> ledger.surprised(status + " " + body);
            }
            return false;
        }
    }

    /** Between two reports of a person some time passes; nothing is waited for. */
    private static void pause(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }
}
