package dev.nexus.user.token.web;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.token.EndReason;
import dev.nexus.user.token.SessionCookies;
import dev.nexus.user.token.SessionEnding;
import dev.nexus.user.token.SessionId;
import dev.nexus.user.token.SessionReading;
import dev.nexus.user.token.SessionRefreshing;
import dev.nexus.user.token.TokensView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where somebody is signed in. */
@RestController
@RequestMapping("/api/v1/sessions")
class SessionController {

    private final SessionRefreshing refreshing;
    private final SessionReading reading;
    private final SessionEnding ending;
    private final SessionCookies cookies;

    SessionController(
            SessionRefreshing refreshing, SessionReading reading, SessionEnding ending, SessionCookies cookies) {
        this.refreshing = refreshing;
        this.reading = reading;
        this.ending = ending;
        this.cookies = cookies;
    }

    /** Gives new tokens for a refresh token, which is good for one use. */
    @PostMapping("/refresh")
    ResponseEntity<TokensView> refresh(
            @RequestBody(required = false) @Valid @Nullable RefreshSession wanted,
            @RequestHeader(name = "X-CSRF-Token", required = false) @Nullable String csrfToken,
            HttpServletRequest request) {
        var sent = wanted == null ? null : wanted.refreshToken();
        var tokens = sent == null ? refreshing.refreshByCookie(cookie(request), csrfToken) : refreshing.refresh(sent);
        return TokensView.answer(HttpStatus.OK, tokens);
    }

    /** Lists where the caller is signed in. */
    @GetMapping
    Page<SessionView> list(CurrentUser user, PageRequest page) {
        var current = new SessionId(user.sessionId());
        return reading.living(new AccountId(user.accountId()), page).map(session -> SessionView.of(session, current));
    }

    /** Ends all of the caller's sessions but the one that asks. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endOthers(CurrentUser user) {
        ending.endAll(new AccountId(user.accountId()), new SessionId(user.sessionId()), EndReason.REVOKED);
    }

    /** Signs out: ends the session that asks. */
    @DeleteMapping("/current")
    ResponseEntity<Void> endCurrent(CurrentUser user, @AuthenticationPrincipal Jwt token) {
        ending.end(new AccountId(user.accountId()), new SessionId(user.sessionId()), EndReason.SIGNED_OUT);
        var answer = ResponseEntity.noContent();
        if (token.hasClaim(CurrentUser.CSRF_CLAIM)) {
            cookies.cleared().forEach(cookie -> answer.header(HttpHeaders.SET_COOKIE, cookie));
        }
        return answer.build();
    }

    /** Ends one of the caller's sessions. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(CurrentUser user, @PathVariable UUID id) {
        ending.end(new AccountId(user.accountId()), new SessionId(id), EndReason.REVOKED);
    }

    private String cookie(HttpServletRequest request) {
        return cookies.refreshToken(request)
                .orElseThrow(() -> new ProblemException(
                        CommonProblem.VALIDATION_FAILED,
                        null,
                        List.of(InvalidValue.field("#/refreshToken", "is needed, here or in a cookie"))));
    }
}
