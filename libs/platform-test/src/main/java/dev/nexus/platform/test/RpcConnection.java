package dev.nexus.platform.test;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.util.concurrent.TimeUnit;

/** A connection to a service's gRPC server on this machine. */
public final class RpcConnection implements AutoCloseable {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final ManagedChannel channel;

    public RpcConnection(int port) {
        this.channel = Grpc.newChannelBuilder("127.0.0.1:" + port, InsecureChannelCredentials.create())
                .build();
    }

    /** What somebody calls through, who waits ten seconds at the most. */
    public Channel as(String authorization) {
        return ClientInterceptors.intercept(channel, new ClientInterceptor() {
            @Override
            public <Q, R> ClientCall<Q, R> interceptCall(
                    MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
                return new SimpleForwardingClientCall<>(
                        next.newCall(method, options.withDeadlineAfter(10, TimeUnit.SECONDS))) {
                    @Override
                    public void start(Listener<R> answers, Metadata headers) {
                        headers.put(AUTHORIZATION, authorization);
                        super.start(answers, headers);
                    }
                };
            }
        });
    }

    /** What a stranger calls through, who would wait for ever. */
    public Channel asNobody() {
        return channel;
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
