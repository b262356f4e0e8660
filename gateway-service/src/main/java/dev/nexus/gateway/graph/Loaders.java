package dev.nexus.gateway.graph;

import dev.nexus.contracts.rpc.notification.Page;
import dev.nexus.gateway.route.Backend;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * One batch loader for each service: whatever the fields of a level ask of it, it is one call. The services are asked at the same
 * time, each in a thread of its own.
 */
@Component
class Loaders {

    /** What a service answers in one call; a level that asks for more is several. */
    private static final int MOST_AT_ONCE = 500;

    private static final Logger log = LoggerFactory.getLogger(Loaders.class);

    private final Scheduler threads = Schedulers.fromExecutorService(Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("graph-", 0).factory()));
    private final ContextSnapshotFactory snapshots =
            ContextSnapshotFactory.builder().build();

    Loaders(
            BatchLoaderRegistry registry,
            CatalogLoading catalog,
            PlaybackLoading playback,
            UserLoading user,
            NotificationLoading notification) {
        register(registry, catalog);
        register(registry, playback);
        register(registry, user);
        register(registry, notification);
    }

    static <T> CompletableFuture<@Nullable T> ask(DataFetchingEnvironment field, CatalogQuestion question) {
        return load(field, Backend.CATALOG, question);
    }

    static <T> CompletableFuture<@Nullable T> ask(DataFetchingEnvironment field, PlaybackQuestion question) {
        return load(field, Backend.PLAYBACK, question);
    }

    static <T> CompletableFuture<@Nullable T> ask(DataFetchingEnvironment field, UserQuestion question) {
        return load(field, Backend.USER, question);
    }

    static <T> CompletableFuture<@Nullable T> ask(DataFetchingEnvironment field, Page notifications) {
        return load(field, Backend.NOTIFICATION, notifications);
    }

    private static <Q, T> CompletableFuture<@Nullable T> load(
            DataFetchingEnvironment field, Backend backend, Q question) {
        DataLoader<Q, Reply> loader = field.getDataLoader(backend.label());
        if (loader == null) {
            throw new IllegalStateException("there is no loader for " + backend.label());
        }
        return loader.load(question).thenApply(reply -> reply.<T>orThrow());
    }

    private <Q> void register(BatchLoaderRegistry registry, Loading<Q> loading) {
        registry.<Q, Reply>forName(loading.backend().label())
                .withOptions(options -> options.setMaxBatchSize(MOST_AT_ONCE))
                .registerMappedBatchLoader((questions, environment) -> {
                    GraphQLContext context = environment.getContext();
                    if (context == null) {
                        throw new IllegalStateException("nobody asks");
                    }
                    var caller = Caller.of(context);
                    return Mono.deferContextual(view -> Mono.fromCallable(
                                    snapshots.captureFrom(view).wrap(() -> replies(loading, questions, caller)))
                            .subscribeOn(threads));
                });
    }

    /** A service that cannot be asked fails each of the questions, and nothing else. */
    private static <Q> Map<Q, Reply> replies(Loading<Q> loading, Collection<Q> questions, Caller caller) {
        try {
            return loading.load(questions, caller);
        } catch (GraphFailure failure) {
            return all(questions, question -> new Reply.Failed(failure));
        } catch (RuntimeException defect) {
            log.atError()
                    .addKeyValue("backend", loading.backend().label())
                    .setCause(defect)
                    .log("service not asked");
            var failure = new GraphFailure(new ProblemException(CommonProblem.INTERNAL_ERROR, null), loading.backend());
            return all(questions, question -> new Reply.Failed(failure));
        }
    }

    private static <Q> Map<Q, Reply> all(Collection<Q> questions, Function<Q, Reply> reply) {
        Map<Q, Reply> replies = new HashMap<>();
        questions.forEach(question -> replies.put(question, reply.apply(question)));
        return replies;
    }
}
