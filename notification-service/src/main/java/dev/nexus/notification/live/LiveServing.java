package dev.nexus.notification.live;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serves one stream for as long as it lasts, on the request's own virtual thread: whoever writes waits for the client, so nothing is
 * buffered but what the {@link Mailbox} bounds, and a write that takes longer than the server's timeout ends the stream.
 */
@Component
class LiveServing {

    private static final Logger LOG = LoggerFactory.getLogger(LiveServing.class);

    private final LiveStreams streams;
    private final LiveTelling telling;
    private final TokenCheck tokens;
    private final LiveSettings settings;
    private final JsonMapper json;

    LiveServing(LiveStreams streams, LiveTelling telling, TokenCheck tokens, LiveSettings settings, JsonMapper json) {
        this.streams = streams;
        this.telling = telling;
        this.tokens = tokens;
        this.settings = settings;
        this.json = json;
    }

    /**
     * Returns when the stream has ended.
     *
     * @param after the number of the last notification that the client has; null for new ones only
     */
    void serve(UUID account, Jwt token, @Nullable Long after, HttpServletResponse response) {
        var mailbox = streams.open(account);
        try {
            var latest = telling.latest(account);
            var number = after == null ? latest : Math.min(after, latest);
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding("UTF-8");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            tellUntilTheEnd(account, token, mailbox, number, response);
        } finally {
            streams.close(account, mailbox);
        }
    }

    private void tellUntilTheEnd(UUID account, Jwt token, Mailbox mailbox, long after, HttpServletResponse response) {
        try {
            var frames = new EventFrames(response.getOutputStream(), json);
            frames.begin(settings.retry(), after);
            var number = after;
            var silence = silence(token);
            while (silence.isPositive()) {
                var news = mailbox.await(silence);
                silence = silence(token);
                if (news.ended() || !silence.isPositive()) {
                    return;
                }
                number = telling.tell(account, news, number, frames);
                frames.heartbeat();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | DataAccessException e) {
            // The client is gone or too slow, or the database is away: the client comes again and misses nothing.
            LOG.atDebug().addKeyValue("cause", e.toString()).log("A live stream ended early");
        }
    }

    /** Until the next heartbeat or the token's end; zero when the token is good no more. */
    private Duration silence(Jwt token) {
        var good = tokens.goodFor(token);
        return good.compareTo(settings.heartbeat()) < 0 ? good : settings.heartbeat();
    }
}
