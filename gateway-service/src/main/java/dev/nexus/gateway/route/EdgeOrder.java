package dev.nexus.gateway.route;

/** In what order the gateway's own filters work. The token check is the {@code -100} that Spring Security has. */
public final class EdgeOrder {

    /** First the route, which everything else asks for. */
    public static final int FINDS_ROUTE = -150;

    /** Where a request came from. */
    public static final int FINDS_ADDRESS = -145;

    /** Then the headers that every answer has, refusals included. */
    public static final int WRITES_HEADERS = -140;

    /** What is not there for anybody. */
    public static final int REFUSES_UNKNOWN = -135;

    /** Then what stands in for a token becomes one. */
    public static final int FINDS_TOKEN = -130;

    /** After the token check: what is known of the caller now. */
    public static final int KNOWS_CALLER = -90;

    /** Who has too much under way already, does not begin more. */
    public static final int HOLDS_PLACE = -85;

    /** Last, what only a request may cost that is passed on. */
    public static final int LIMITS_BODY = -80;

    private EdgeOrder() {}
}
