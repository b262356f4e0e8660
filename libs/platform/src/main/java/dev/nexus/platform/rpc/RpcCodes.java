package dev.nexus.platform.rpc;

import io.grpc.Status.Code;

/** Which code of gRPC stands for which HTTP status, in both directions, as google.rpc.Code has them. */
final class RpcCodes {

    private RpcCodes() {}

    static Code ofHttp(int status) {
        return switch (status) {
            case 400, 422 -> Code.INVALID_ARGUMENT;
            case 401 -> Code.UNAUTHENTICATED;
            case 403 -> Code.PERMISSION_DENIED;
            case 404 -> Code.NOT_FOUND;
            case 409 -> Code.ABORTED;
            case 413, 429 -> Code.RESOURCE_EXHAUSTED;
            case 503 -> Code.UNAVAILABLE;
            case 504 -> Code.DEADLINE_EXCEEDED;
            default -> status < 500 ? Code.FAILED_PRECONDITION : Code.INTERNAL;
        };
    }

    static int toHttp(Code code) {
        return switch (code) {
            case OK -> 200;
            case INVALID_ARGUMENT, OUT_OF_RANGE -> 400;
            case UNAUTHENTICATED -> 401;
            case PERMISSION_DENIED -> 403;
            case NOT_FOUND -> 404;
            case ABORTED, ALREADY_EXISTS -> 409;
            case FAILED_PRECONDITION -> 412;
            case RESOURCE_EXHAUSTED -> 429;
            case UNAVAILABLE -> 503;
            case DEADLINE_EXCEEDED -> 504;
            case CANCELLED, UNIMPLEMENTED, INTERNAL, UNKNOWN, DATA_LOSS -> 500;
        };
    }
}
