package dev.nexus.platform.rpc;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import io.grpc.Status.Code;
import org.jspecify.annotations.Nullable;

/**
 * A problem on its way between services: a {@code google.rpc.Status} whose {@code ErrorInfo} has the stable code of the
 * problem as its reason. It is the status of a call that failed, or a part of an answer of which a part failed.
 *
 * @param code the stable name that programs decide by, as over HTTP (RFC 9457)
 * @param title the kind of problem in words
 * @param status the HTTP status that would carry it
 * @param detail what happened this time; null when there is nothing to add
 * @param retryable whether trying again may help
 */
public record RpcProblem(
        String code, String title, int status, @Nullable String detail, boolean retryable) {

    /** Whose reasons these are. */
    public static final String DOMAIN = "nexus.dev";

    private static final String TITLE = "title";
    private static final String HTTP_STATUS = "status";
    private static final String RETRYABLE = "retryable";

    /**
     * Reads a problem that a use case ended with.
     *
     * @param problem what it threw
     * @return the same, ready to be sent
     */
    public static RpcProblem of(ProblemException problem) {
        var wire = problem.problem();
        return new RpcProblem(
                wire.code(),
                wire.title(),
                wire.status(),
                wire.detail(),
                Boolean.TRUE.equals(wire.members().get(RETRYABLE)));
    }

    /**
     * Reads a problem that another service sent.
     *
     * @param sent a status, with details or without
     * @return the problem; for a status without known details, the common problem that says no more than its code
     */
    public static RpcProblem of(Status sent) {
        for (var detail : sent.getDetailsList()) {
            var info = info(detail);
            if (info != null && info.getDomain().equals(DOMAIN)) {
                var metadata = info.getMetadataMap();
                var status = httpStatus(metadata.get(HTTP_STATUS), sent.getCode());
                return new RpcProblem(
                        info.getReason(),
                        metadata.getOrDefault(TITLE, ""),
                        status,
                        sent.getMessage().isEmpty() ? null : sent.getMessage(),
                        Boolean.parseBoolean(metadata.get(RETRYABLE)));
            }
        }
        var common = CommonProblem.ofStatus(RpcCodes.toHttp(code(sent.getCode())));
        return new RpcProblem(common.code(), common.title(), common.status(), null, common.status() >= 502);
    }

    /**
     * The problem as it is sent.
     *
     * @return a status with its details
     */
    public Status toStatus() {
        var info = ErrorInfo.newBuilder()
                .setDomain(DOMAIN)
                .setReason(code)
                .putMetadata(TITLE, title)
                .putMetadata(HTTP_STATUS, Integer.toString(status));
        if (retryable) {
            info.putMetadata(RETRYABLE, "true");
        }
        return Status.newBuilder()
                .setCode(RpcCodes.ofHttp(status).value())
                .setMessage(detail == null ? "" : detail)
                .addDetails(Any.pack(info.build()))
                .build();
    }

    private static @Nullable ErrorInfo info(Any detail) {
        try {
            return detail.is(ErrorInfo.class) ? detail.unpack(ErrorInfo.class) : null;
        } catch (InvalidProtocolBufferException damaged) {
            return null;
        }
    }

    private static int httpStatus(@Nullable String said, int code) {
        if (said != null && said.matches("[45]\\d\\d")) {
            return Integer.parseInt(said);
        }
        return RpcCodes.toHttp(code(code));
    }

    private static Code code(int value) {
        return io.grpc.Status.fromCodeValue(value).getCode();
    }
}
