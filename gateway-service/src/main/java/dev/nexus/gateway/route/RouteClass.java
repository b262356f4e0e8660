package dev.nexus.gateway.route;

/** What kind of traffic a route carries: it decides about time limits, connections and flushing. */
public enum RouteClass {
    /** A small question and a small answer, limited in total time. */
    JSON,
    /** Audio and pictures on their way to the client: as long as they last, but never silent for long. */
    STREAM,
    /** Files on their way from the client. */
    UPLOAD,
    /** Server-sent events: open for hours, each event passed on at once. */
    LIVE;

    /**
     * Bytes of a body that is read before a backend is asked for a place, and the most that whoever has no token may send: so nobody
     * unknown holds a place while sending.
     */
    public static final int SMALL_BODY = 16 * 1024;
}
