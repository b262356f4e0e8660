package dev.nexus.gateway.graph;

import dev.nexus.gateway.forward.BackendQuestions;
import dev.nexus.gateway.forward.BackendTroubleException;
import dev.nexus.gateway.route.Backend;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.rpc.RpcProblem;
import io.grpc.Channel;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.stereotype.Component;

/** Calls services over gRPC with the caller's token. How long a call may take is a setting of its channel. */
@Component
class RpcCalls {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final BackendQuestions backends;
    private final Map<Backend, Channel> channels = new EnumMap<>(Backend.class);

    RpcCalls(BackendQuestions backends, GrpcChannelFactory factory) {
        this.backends = backends;
        for (var backend : Backend.values()) {
            channels.put(backend, factory.createChannel(backend.label()));
        }
    }

    /**
     * Makes one call.
     *
     * @param call makes it through the channel that it is given
     * @throws GraphFailure when it fails
     */
    <T> T call(Backend backend, Caller caller, Function<Channel, T> call) {
        try {
            return backends.ask(backend, () -> attempt(backend, caller, call));
        } catch (ProblemException away) {
            throw new GraphFailure(away, backend);
        }
    }

    private <T> T attempt(Backend backend, Caller caller, Function<Channel, T> call) {
        var headers = new Metadata();
        headers.put(AUTHORIZATION, caller.authorization());
        ClientInterceptor token = MetadataUtils.newAttachHeadersInterceptor(headers);
        try {
            return call.apply(ClientInterceptors.intercept(Objects.requireNonNull(channels.get(backend)), token));
        } catch (StatusRuntimeException failure) {
            var sent = StatusProto.fromThrowable(failure);
            if (sent != null && sent.getDetailsCount() > 0) {
                throw new GraphFailure(RpcProblem.of(sent), backend);
            }
            throw new BackendTroubleException(kind(failure.getStatus().getCode()), failure);
        }
    }

    private static BackendTroubleException.Kind kind(Status.Code code) {
        return switch (code) {
            case UNAVAILABLE -> BackendTroubleException.Kind.AWAY;
            case DEADLINE_EXCEEDED, CANCELLED -> BackendTroubleException.Kind.LATE;
            case OK,
                    UNKNOWN,
                    INVALID_ARGUMENT,
                    NOT_FOUND,
                    ALREADY_EXISTS,
                    PERMISSION_DENIED,
                    RESOURCE_EXHAUSTED,
                    FAILED_PRECONDITION,
                    ABORTED,
                    OUT_OF_RANGE,
                    UNIMPLEMENTED,
                    INTERNAL,
                    DATA_LOSS,
                    UNAUTHENTICATED -> BackendTroubleException.Kind.BROKEN;
        };
    }
}
