package dev.nexus.gateway.graph;

import com.google.rpc.Status;
import dev.nexus.gateway.route.Backend;
import dev.nexus.platform.rpc.RpcProblem;
import org.jspecify.annotations.Nullable;

/** What a service answered to one question of a batch. */
sealed interface Reply {

    /**
     * An answer.
     *
     * @param value a message of the contract; null when there is nothing
     */
    record Found(@Nullable Object value) implements Reply {}

    /** No answer. */
    record Failed(GraphFailure failure) implements Reply {}

    static Reply of(@Nullable Object value) {
        return new Found(value);
    }

    static Reply failed(Status problem, Backend backend) {
        return new Failed(new GraphFailure(RpcProblem.of(problem), backend));
    }

    /** The answer, or what went wrong. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Each kind of question has one kind of answer.
    default <T> @Nullable T orThrow() {
        return switch (this) {
            case Found found -> (T) found.value();
            case Failed failed -> throw failed.failure();
        };
    }
}
