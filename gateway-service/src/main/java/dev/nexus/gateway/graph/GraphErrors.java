package dev.nexus.gateway.graph;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.rpc.RpcProblem;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.stereotype.Component;

/** Makes the entry in {@code errors} of a field that could not be answered: the problem with its code, and nothing of the inside. */
@Component
class GraphErrors extends DataFetcherExceptionResolverAdapter {

    private static final Logger log = LoggerFactory.getLogger(GraphErrors.class);

    @Override
    protected GraphQLError resolveToSingleError(Throwable thrown, DataFetchingEnvironment field) {
        return error(GraphqlErrorBuilder.newError(field), thrown);
    }

    /** An error of no field: of a question that was refused as a whole, or of a subscription that ended. */
    static GraphQLError of(Throwable thrown) {
        return error(GraphqlErrorBuilder.newError(), thrown);
    }

    private static GraphQLError error(GraphQLError.Builder<?> error, Throwable thrown) {
        var failure = failure(thrown);
        var problem = failure.problem();
        return error.errorType(type(problem.status()))
                .message(message(problem))
                .extensions(extensions(failure))
                .build();
    }

    private static GraphFailure failure(Throwable thrown) {
        return switch (thrown) {
            case GraphFailure failure -> failure;
            case ProblemException problem -> new GraphFailure(problem, null);
            default -> {
                log.atError().setCause(thrown).log("field not answered");
                yield new GraphFailure(new ProblemException(CommonProblem.INTERNAL_ERROR, null), null);
            }
        };
    }

    private static String message(RpcProblem problem) {
        var detail = problem.detail();
        return detail == null || detail.isEmpty() ? problem.title() : detail;
    }

    private static Map<String, Object> extensions(GraphFailure failure) {
        var problem = failure.problem();
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", problem.code());
        extensions.put("title", problem.title());
        extensions.put("status", problem.status());
        extensions.put("retryable", problem.retryable());
        var backend = failure.backend();
        if (backend != null) {
            extensions.put("service", backend.label());
        }
        return extensions;
    }

    private static ErrorType type(int status) {
        return switch (status) {
            case 401 -> ErrorType.UNAUTHORIZED;
            case 403 -> ErrorType.FORBIDDEN;
            case 404 -> ErrorType.NOT_FOUND;
            default -> status < 500 ? ErrorType.BAD_REQUEST : ErrorType.INTERNAL_ERROR;
        };
    }
}
