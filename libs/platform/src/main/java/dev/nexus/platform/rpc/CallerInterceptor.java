package dev.nexus.platform.rpc;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InsufficientScopeException;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.security.TokenScopes;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCall.Listener;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.protobuf.StatusProto;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Lets in calls of somebody whose access token is good, by the same decoder and revocations as HTTP, and which say by when
 * they need an answer: one without a deadline may hold its place for ever. Health and reflection need neither.
 */
final class CallerInterceptor implements ServerInterceptor {

    static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private static final String SCHEME = "Bearer ";

    private static final Set<String> OPEN = Set.of(
            "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection");

    private final JwtDecoder tokens;
    private final TokenScopes scopes;

    CallerInterceptor(JwtDecoder tokens, TokenScopes scopes) {
        this.tokens = tokens;
        this.scopes = scopes;
    }

    @Override
    public <Q, R> Listener<Q> interceptCall(ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        var service = call.getMethodDescriptor().getServiceName();
        if (service != null && OPEN.contains(service)) {
            return next.startCall(call, headers);
        }
        CurrentUser caller;
        try {
            caller = caller(headers);
            if (Context.current().getDeadline() == null) {
                throw new ProblemException(CommonProblem.BAD_REQUEST, "A call needs a deadline.");
            }
        } catch (ProblemException refused) {
            return refuse(call, refused);
        }
        return Contexts.interceptCall(Context.current().withValue(RpcCaller.KEY, caller), call, headers, next);
    }

    private CurrentUser caller(Metadata headers) {
        var token = token(headers.get(AUTHORIZATION));
        if (token == null) {
            throw new ProblemException(CommonProblem.UNAUTHENTICATED, "Send authorization: Bearer <access token>.");
        }
        try {
            var verified = tokens.decode(token);
            scopes.requireReading(verified);
            return CurrentUser.of(verified);
        } catch (BadJwtException invalid) {
            throw new ProblemException(CommonProblem.INVALID_TOKEN, invalid.getMessage());
        } catch (JwtException unverifiable) {
            throw new ProblemException(CommonProblem.UNAVAILABLE, "The token cannot be verified at the moment.");
        } catch (InsufficientScopeException limited) {
            throw new ProblemException(CommonProblem.INSUFFICIENT_SCOPE, limited.getMessage());
        }
    }

    private static @Nullable String token(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }

    private static <Q, R> Listener<Q> refuse(ServerCall<Q, R> call, ProblemException problem) {
        var refusal =
                StatusProto.toStatusRuntimeException(RpcProblem.of(problem).toStatus());
        var trailers = refusal.getTrailers();
        call.close(refusal.getStatus(), trailers == null ? new Metadata() : trailers);
        return new Listener<>() {};
    }
}
