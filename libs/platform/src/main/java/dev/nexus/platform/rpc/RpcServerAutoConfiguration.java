package dev.nexus.platform.rpc;

import dev.nexus.platform.security.SecuritySettings;
import dev.nexus.platform.security.TokenScopes;
import java.util.concurrent.Executors;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.grpc.server.autoconfigure.GrpcServerAutoConfiguration;
import org.springframework.boot.grpc.server.autoconfigure.GrpcServerExecutorProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.grpc.server.GlobalServerInterceptor;
import org.springframework.grpc.server.exception.GrpcExceptionHandler;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** A gRPC server that knows its callers and says what went wrong as HTTP does, in every service that has one. */
@AutoConfiguration(
        before = GrpcServerAutoConfiguration.class,
        afterName = "dev.nexus.platform.security.SecurityAutoConfiguration")
@ConditionalOnClass(GrpcServerAutoConfiguration.class)
class RpcServerAutoConfiguration {

    @Bean
    @GlobalServerInterceptor
    CallerInterceptor rpcCallers(JwtDecoder tokens, SecuritySettings settings) {
        return new CallerInterceptor(tokens, new TokenScopes(settings.scopeContext()));
    }

    @Bean
    GrpcExceptionHandler rpcFailures() {
        return new RpcFailures();
    }

    /** Each call is a virtual thread, as each request is over HTTP. */
    @Bean
    GrpcServerExecutorProvider rpcThreads() {
        var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("rpc-", 0).factory());
        return () -> threads;
    }
}
