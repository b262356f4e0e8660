package dev.nexus.platform.rpc;

import dev.nexus.platform.database.DatabaseAway;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import io.grpc.StatusException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.grpc.server.exception.GrpcExceptionHandler;
import org.springframework.transaction.TransactionException;

/** Makes the status of a failed call: the problem that a use case ended with, or one that says nothing of the inside. */
final class RpcFailures implements GrpcExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(RpcFailures.class);
    private static final Duration COME_BACK = Duration.ofSeconds(2);

    @Override
    public StatusException handleException(Throwable failure) {
        return StatusProto.toStatusException(RpcProblem.of(problem(failure)).toStatus());
    }

    /**
     * The problem that a failure is to the caller.
     *
     * @param failure what was thrown
     * @return a problem without internals
     */
    static ProblemException problem(Throwable failure) {
        return switch (failure) {
            case ProblemException problem -> problem;
            case DataAccessException away when DatabaseAway.explains(away) -> away(away);
            case TransactionException away when DatabaseAway.explains(away) -> away(away);
            default -> {
                log.atError().setCause(failure).log("call failed");
                yield new ProblemException(CommonProblem.INTERNAL_ERROR, null);
            }
        };
    }

    private static ProblemException away(RuntimeException failure) {
        log.atWarn().addKeyValue("cause", failure.getClass().getSimpleName()).log("database unavailable");
        return new ProblemException(CommonProblem.UNAVAILABLE, "The data cannot be reached at the moment.")
                .retryAfter(COME_BACK);
    }
}
