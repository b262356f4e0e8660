package dev.nexus.notification.live;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.security.CurrentUser;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Live updates. */
@RestController
class LiveController {

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final LiveServing serving;

    LiveController(LiveServing serving) {
        this.serving = serving;
    }

    /**
     * Streams what is new to the caller as server-sent events: {@code position}, {@code notification}, and {@code resync} when
     * positions may have been missed and are to be read from {@code /api/v1/me/progress}. Lasts as long as the token.
     */
    @GetMapping(path = "/api/v1/me/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void live(
            CurrentUser user,
            @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastEventId,
            HttpServletResponse response) {
        serving.serve(user.accountId(), token(), number(lastEventId), response);
    }

    private static Jwt token() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken caller) {
            return caller.getToken();
        }
        throw new InsufficientAuthenticationException("no token");
    }

    /** What this service sends as an identifier is the number of a notification. */
    private static @Nullable Long number(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return null;
        }
        if (!lastEventId.matches("[0-9]{1,18}")) {
            throw new ProblemException(
                    CommonProblem.INVALID_PARAMETER, "Last-Event-ID is not one that this server has sent.");
        }
        return Long.valueOf(lastEventId);
    }
}
