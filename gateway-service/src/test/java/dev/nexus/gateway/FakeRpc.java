package dev.nexus.gateway;

import com.google.protobuf.Message;
import dev.nexus.contracts.rpc.catalog.CatalogReadsGrpc;
import dev.nexus.contracts.rpc.notification.NotificationReadsGrpc;
import dev.nexus.contracts.rpc.playback.PlaybackReadsGrpc;
import dev.nexus.contracts.rpc.user.UserReadsGrpc;
import io.grpc.BindableService;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A service's gRPC side that answers what a test tells it to, and remembers each call. */
final class FakeRpc<Q extends Message, R extends Message> {

    static final FakeRpc<dev.nexus.contracts.rpc.user.ReadRequest, dev.nexus.contracts.rpc.user.ReadResponse> USER =
            new FakeRpc<>(UserReadsGrpc.getReadMethod());
    static final FakeRpc<dev.nexus.contracts.rpc.catalog.ReadRequest, dev.nexus.contracts.rpc.catalog.ReadResponse>
            CATALOG = new FakeRpc<>(CatalogReadsGrpc.getReadMethod());
    static final FakeRpc<dev.nexus.contracts.rpc.playback.ReadRequest, dev.nexus.contracts.rpc.playback.ReadResponse>
            PLAYBACK = new FakeRpc<>(PlaybackReadsGrpc.getReadMethod());
    static final FakeRpc<
                    dev.nexus.contracts.rpc.notification.ReadRequest, dev.nexus.contracts.rpc.notification.ReadResponse>
            NOTIFICATION = new FakeRpc<>(NotificationReadsGrpc.getReadMethod());

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final Server server;
    private final List<Q> calls = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Function<Q, R>> answer = new AtomicReference<>();

    private FakeRpc(MethodDescriptor<Q, R> method) {
        BindableService service = () -> ServerServiceDefinition.builder(Objects.requireNonNull(method.getServiceName()))
                .addMethod(method, ServerCalls.asyncUnaryCall((asked, answers) -> {
                    calls.add(asked);
                    var known = answer.get();
                    if (known == null) {
                        answers.onError(Status.UNAVAILABLE.asException());
                        return;
                    }
                    try {
                        answers.onNext(known.apply(asked));
                        answers.onCompleted();
                    } catch (RuntimeException failure) {
                        answers.onError(failure);
                    }
                }))
                .build();
        try {
            server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                    .addService(service)
                    .intercept(new Remembering())
                    .build()
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void forgetAll() {
        List.of(USER, CATALOG, PLAYBACK, NOTIFICATION).forEach(FakeRpc::forget);
    }

    int port() {
        return server.getPort();
    }

    /** Until then it says that it is not available. */
    void answer(Function<Q, R> next) {
        answer.set(next);
    }

    /** What it was asked, in order. */
    List<Q> calls() {
        return List.copyOf(calls);
    }

    /** Whose tokens came along. */
    List<String> tokens() {
        return List.copyOf(tokens);
    }

    private void forget() {
        calls.clear();
        tokens.clear();
        answer.set(null);
    }

    private final class Remembering implements ServerInterceptor {

        @Override
        public <A, B> ServerCall.Listener<A> interceptCall(
                ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
            tokens.add(String.valueOf(headers.get(AUTHORIZATION)));
            return next.startCall(call, headers);
        }
    }
}
