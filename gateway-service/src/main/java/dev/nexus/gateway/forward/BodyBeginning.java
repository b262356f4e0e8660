package dev.nexus.gateway.forward;

import dev.nexus.gateway.route.Route;
import dev.nexus.gateway.route.RouteClass;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.http.HttpHeaders;

/**
 * What was read of a body before the backend was asked for a place. A small body is read whole: a client that sends a byte now and
 * then keeps nobody else's place, and the backend gets the request in one piece.
 */
final class BodyBeginning {

    /** One byte more than strangers may send: whatever they send, all of it is here or refused before a place is taken. */
    private static final int MOST = RouteClass.SMALL_BODY + 1;

    private static final Duration TIME = Duration.ofSeconds(20);
    private static final BodyBeginning NOTHING = new BodyBeginning(new byte[0], false);

    private final byte[] bytes;
    private final boolean all;

    private BodyBeginning(byte[] bytes, boolean all) {
        this.bytes = bytes;
        this.all = all;
    }

    /**
     * Reads the beginning of a body that is no file; nothing where there is none or a file is sent.
     *
     * @throws ProblemException when the client stops sending, takes too long or sends too much
     */
    static BodyBeginning of(HttpServletRequest request, Route route) {
        if (route.type() != RouteClass.JSON || !hasBody(request)) {
            return NOTHING;
        }
        try {
            return read(request);
        } catch (IOException gone) {
            throw new ProblemException(CommonProblem.BAD_REQUEST, "The body ended before it was complete.");
        }
    }

    static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() >= 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static BodyBeginning read(HttpServletRequest request) throws IOException {
        var length = request.getContentLengthLong();
        var piece = new byte[length < 0 || length >= MOST ? MOST : (int) length + 1];
        var begin = System.nanoTime();
        var client = request.getInputStream();
        var have = 0;
        while (have < piece.length) {
            var read = client.read(piece, have, piece.length - have);
            if (read < 0) {
                return new BodyBeginning(Arrays.copyOf(piece, have), true);
            }
            have += read;
            if (System.nanoTime() - begin > TIME.toNanos()) {
                throw new ProblemException(
                        GatewayProblem.BODY_TOO_SLOW, "The body did not come within " + TIME.toSeconds() + " seconds.");
            }
        }
        return new BodyBeginning(piece, false);
    }

    byte[] bytes() {
        return bytes;
    }

    /** Whether there is nothing more to come. */
    boolean isAll() {
        return all;
    }
}
