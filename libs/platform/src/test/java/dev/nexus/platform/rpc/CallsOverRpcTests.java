package dev.nexus.platform.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.nexus.contracts.rpc.user.Account;
import dev.nexus.contracts.rpc.user.ReadRequest;
import dev.nexus.contracts.rpc.user.ReadResponse;
import dev.nexus.contracts.rpc.user.UserReadsGrpc;
import dev.nexus.contracts.rpc.user.UserReadsGrpc.UserReadsBlockingStub;
import dev.nexus.contracts.rpc.user.UserReadsGrpc.UserReadsImplBase;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.security.TokenScopes;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.grpc.server.exception.GrpcExceptionHandlerInterceptor;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

/** Who is let in over gRPC, and how a problem reaches the caller (promise 15 for calls). */
class CallsOverRpcTests {

    private static final UUID READER = UUID.fromString("0190a1b2-0000-7000-8000-000000000001");

    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private Server server;
    private ManagedChannel channel;

    @BeforeEach
    void start() throws IOException {
        var name = UUID.randomUUID().toString();
        server = InProcessServerBuilder.forName(name)
                .addService(ServerInterceptors.interceptForward(
                        new Answering(),
                        new CallerInterceptor(CallsOverRpcTests::decode, new TokenScopes("user")),
                        new GrpcExceptionHandlerInterceptor(new RpcFailures())))
                .build()
                .start();
        channel = InProcessChannelBuilder.forName(name).build();
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    @Test
    void tellsTheUseCaseWhoAsks() {
        assertThat(read("Bearer good").getAccount().getId()).isEqualTo(READER.toString());
    }

    @Test
    void refusesWhoeverHasNoGoodToken() {
        assertThat(problemOf(() -> read(null)).code()).isEqualTo("unauthenticated");
        assertThat(problemOf(() -> read("Basic good")).code()).isEqualTo("unauthenticated");
        var forged = catchThrowableOfType(StatusRuntimeException.class, () -> read("Bearer forged"));
        assertThat(forged.getStatus().getCode()).isEqualTo(Code.UNAUTHENTICATED);
        assertThat(problemOf(() -> read("Bearer forged")).code()).isEqualTo("invalid-token");
    }

    @Test
    void letsAnApiKeyReadOnlyWithTheScopeForIt() {
        assertThat(read("Bearer user:read").hasAccount()).isTrue();
        assertThat(problemOf(() -> read("Bearer catalog:read")))
                .extracting(RpcProblem::code, RpcProblem::status)
                .containsExactly("insufficient-scope", 403);
    }

    @Test
    void refusesACallThatWaitsForEver() {
        var problem = problemOf(() -> stub("Bearer good").read(ReadRequest.getDefaultInstance()));

        assertThat(problem.detail()).isEqualTo("A call needs a deadline.");
    }

    @Test
    void bringsAProblemToTheCallerAsItIs() {
        failure.set(new ProblemException(CommonProblem.UNAVAILABLE, "Try later.").retryAfter(Duration.ofSeconds(1)));

        assertThat(problemOf(() -> read("Bearer good")))
                .isEqualTo(new RpcProblem("unavailable", CommonProblem.UNAVAILABLE.title(), 503, "Try later.", true));
    }

    @Test
    void saysNothingOfTheInside() {
        failure.set(new IllegalStateException("a secret"));

        var refused = catchThrowableOfType(StatusRuntimeException.class, () -> read("Bearer good"));

        assertThat(refused.toString() + refused.getTrailers()).doesNotContain("secret");
        assertThat(problemOf(() -> read("Bearer good")).code()).isEqualTo("internal-error");
    }

    @Test
    void readsAStatusWithoutDetailsAsTheCommonProblemOfItsCode() {
        var bare = com.google.rpc.Status.newBuilder()
                .setCode(Code.UNAVAILABLE.value())
                .setMessage("connection refused to 10.0.0.1")
                .build();

        assertThat(RpcProblem.of(bare))
                .extracting(RpcProblem::code, RpcProblem::detail, RpcProblem::retryable)
                .containsExactly("unavailable", null, true);
    }

    private ReadResponse read(@Nullable String authorization) {
        return stub(authorization)
                .withDeadlineAfter(10, TimeUnit.SECONDS)
                .read(ReadRequest.newBuilder().setAccount(true).build());
    }

    private UserReadsBlockingStub stub(@Nullable String authorization) {
        var headers = new Metadata();
        if (authorization != null) {
            headers.put(CallerInterceptor.AUTHORIZATION, authorization);
        }
        return UserReadsGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    private static RpcProblem problemOf(Runnable call) {
        var refused = catchThrowableOfType(StatusRuntimeException.class, call::run);
        return RpcProblem.of(Objects.requireNonNull(StatusProto.fromThrowable(refused)));
    }

    private static Jwt decode(String token) {
        if (token.equals("forged")) {
            throw new BadJwtException("The token is not valid");
        }
        var jwt = Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .claims(claims -> claims.putAll(Map.of(
                        "sub", READER.toString(), "sid", UUID.randomUUID().toString())));
        return token.equals("good") ? jwt.build() : jwt.claim("scope", token).build();
    }

    private final class Answering extends UserReadsImplBase {

        @Override
        public void read(ReadRequest asked, StreamObserver<ReadResponse> answer) {
            var planned = failure.get();
            if (planned != null) {
                throw planned;
            }
            answer.onNext(ReadResponse.newBuilder()
                    .setAccount(Account.newBuilder()
                            .setId(RpcCaller.current().accountId().toString()))
                    .build());
            answer.onCompleted();
        }
    }
}
