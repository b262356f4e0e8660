package dev.nexus.gateway.forward;

import dev.nexus.platform.problem.ProblemType;

/** What only the gateway has to say: the trouble that a service behind it is in. */
enum GatewayProblem implements ProblemType {
    /** A small body did not come in time. */
    BODY_TOO_SLOW("body-too-slow", "The body came too slowly", 408),
    /** Nothing was passed on: the service accepts no connections, or did not answer of late and is left alone for a while. */
    SERVICE_AWAY("service-away", "A part of the server is away", 503),
    /** Nothing was passed on: as many requests as may wait for the service do so already. */
    SERVICE_BUSY("service-busy", "A part of the server has too much to do", 503),
    /** The service broke off before its answer began; what was asked for may have been done. */
    SERVICE_FAILED("service-failed", "A part of the server gave no proper answer", 502),
    /** The service did not answer in time; what was asked for may still be done. */
    SERVICE_TIMEOUT("service-timeout", "A part of the server took too long", 504);

    private final String code;
    private final String title;
    private final int status;

    GatewayProblem(String code, String title, int status) {
        this.code = code;
        this.title = title;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return status;
    }
}
