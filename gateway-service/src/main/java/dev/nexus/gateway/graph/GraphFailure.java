package dev.nexus.gateway.graph;

import dev.nexus.gateway.route.Backend;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.rpc.RpcProblem;
import org.jspecify.annotations.Nullable;

/** A part of an answer could not be made; the rest is answered. */
final class GraphFailure extends RuntimeException {

    private final RpcProblem problem;
    private final @Nullable Backend backend;

    GraphFailure(RpcProblem problem, @Nullable Backend backend) {
        super(problem.code(), null, false, false);
        this.problem = problem;
        this.backend = backend;
    }

    GraphFailure(ProblemException problem, @Nullable Backend backend) {
        this(RpcProblem.of(problem), backend);
    }

    RpcProblem problem() {
        return problem;
    }

    /** Which service could not answer; null when it was no service. */
    @Nullable
    Backend backend() {
        return backend;
    }

    boolean isNotFound() {
        return problem.status() == 404;
    }
}
